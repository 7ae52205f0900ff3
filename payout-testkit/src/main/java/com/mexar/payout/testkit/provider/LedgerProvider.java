package com.mexar.payout.testkit.provider;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.CancelsDrafts;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A provider in memory whose ledger is the truth: what was drafted, executed and cancelled,
 * whatever it answered. Calls go wrong as a test scripts it, call by call. Made by {@link #named};
 * may be given to several engines at once, as one provider is used by many hosts. Thread-safe; its
 * monitor is never held while a call is held up.
 */
public final class LedgerProvider implements PayoutProvider, CancelsDrafts, ReceivesCallbacks {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Function<PayoutInstruction, Optional<String>> whyNot;
  private final ProviderProfile profile;
  private final CallbackTokens tokens;
  private final Desk desk;
  private final Script script = new Script();
  private final Traffic traffic = new Traffic();

  LedgerProvider(LedgerProviderBuilder made, ProviderProfile profile, CallbackTokens tokens) {
    this.whyNot = made.whyNot;
    this.desk = new Desk(made, profile.repeatedReference());
    this.profile = profile;
    this.tokens = tokens;
  }

  /** Begins a provider with a one-step corridor for rupiah to Indonesian bank accounts. */
  public static LedgerProviderBuilder named(ProviderName name) {
    return new LedgerProviderBuilder(name);
  }

  /** The next calls of this kind meet these faults, one each. */
  public LedgerProvider next(ProviderCall call, CallFault... faults) {
    script.add(call, List.of(faults));
    return this;
  }

  /**
   * Calls of this kind for which nothing else is scripted meet this fault, until told otherwise.
   */
  public LedgerProvider always(ProviderCall call, CallFault fault) {
    script.always(call, fault);
    return this;
  }

  /** All money that was moved. */
  public List<Execution> executions() {
    return desk.executions();
  }

  /** Whether a draft of this attempt stands and could still be executed. */
  public boolean hasLiveDraft(AttemptReference attempt) {
    return desk.hasLiveDraft(attempt);
  }

  /** What the provider says of an executed attempt from now on. */
  public void settle(AttemptReference attempt, EvidenceKind state) {
    desk.settle(attempt, state);
  }

  /** An attempt that was taken is declined after all: its money has not moved. */
  public void decline(AttemptReference attempt, RefusalClass refusal, ReasonCode reason) {
    desk.decline(attempt, refusal, reason);
  }

  /** Executes behind the engine's back, as a provider does that answered wrongly. */
  public void executeUnasked(
      AttemptReference attempt, PayoutInstruction instruction, EvidenceKind state) {
    desk.executeUnasked(attempt, instruction, state);
  }

  public int calls(ProviderCall call) {
    return traffic.count(call);
  }

  public int calls(ProviderCall call, AttemptReference attempt) {
    return traffic.count(call, attempt);
  }

  /** The most calls that were ever under way at the same time. */
  public int mostCallsAtOnce() {
    return traffic.mostAtOnce();
  }

  /** Waits until this many calls of the kind have begun. */
  public void awaitCalls(ProviderCall call, int least) {
    traffic.awaitCalls(call, least, PATIENCE);
  }

  /** Waits until no call is under way. */
  public void awaitQuiet() {
    traffic.awaitNoneUnderWay(PATIENCE);
  }

  /** A callback that hints at news of an attempt: the same bytes every time. */
  public RawCallback hint(AttemptReference attempt) {
    return callback(tokens.mint(attempt), "news");
  }

  /** A callback that is evidence itself. */
  public RawCallback statement(AttemptReference attempt, EvidenceKind kind) {
    return callback(tokens.mint(attempt), kind.name());
  }

  /** A callback at an address that we never gave out. */
  public RawCallback forged(AttemptReference attempt) {
    String token = tokens.mint(attempt);
    int middle = token.length() - 20;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return callback(token.substring(0, middle) + other + token.substring(middle + 1), "news");
  }

  @Override
  public ProviderProfile profile() {
    return profile;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return whyNot.apply(instruction);
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    ProviderCall call =
        request.step() == StepKind.DRAFT ? ProviderCall.DRAFT : ProviderCall.EXECUTE;
    return during(
        call, request.reference(), () -> submit(request, script.take(call), LedgerProvider::noop));
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    return during(
        ProviderCall.INQUIRE,
        request.reference(),
        () -> inquire(request, script.take(ProviderCall.INQUIRE)));
  }

  @Override
  public void cancelDraft(InquiryRequest request) {
    during(
        ProviderCall.CANCEL_DRAFT,
        request.reference(),
        () -> cancel(request, script.take(ProviderCall.CANCEL_DRAFT)));
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return tokens.verify(callback);
  }

  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    AttemptReference attempt = callback.reference().orElseThrow();
    String body = new String(callback.raw().body(), StandardCharsets.UTF_8);
    return body.equals("news")
        ? new CallbackNews.Hint(attempt)
        : new CallbackNews.Statement(attempt, Evidence.of(EvidenceKind.valueOf(body)).build());
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }

  private StepOutcome submit(StepRequest request, CallFault fault, Runnable beforeAnswer) {
    if (fault instanceof CallFault.Held held) {
      held.gate().pass();
      return submit(request, held.then(), beforeAnswer);
    }
    if (fault instanceof CallFault.AnswerHeld held) {
      return submit(request, CallFault.NONE, () -> held.gate().pass());
    }
    if (fault instanceof CallFault.NotSent) {
      return new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.AB07));
    }
    if (fault instanceof CallFault.Refused refused) {
      return new StepOutcome.Refused(refused.refusal(), refused.reason());
    }
    if (fault instanceof CallFault.LostBefore || fault instanceof CallFault.NotFound) {
      return unknown();
    }
    throwIf(fault, false);
    StepOutcome outcome = desk.submit(request, fault instanceof CallFault.LyingTerms);
    beforeAnswer.run();
    throwIf(fault, true);
    return fault instanceof CallFault.LostAfter ? unknown() : outcome;
  }

  private InquiryOutcome inquire(InquiryRequest request, CallFault fault) {
    if (fault instanceof CallFault.Held held) {
      held.gate().pass();
      return inquire(request, held.then());
    }
    throwIf(fault, false);
    if (fault instanceof CallFault.NotFound) {
      return new InquiryOutcome.NotFound();
    }
    InquiryOutcome outcome =
        desk.inquire(request.reference(), fault instanceof CallFault.LyingTerms);
    if (fault instanceof CallFault.AnswerHeld held) {
      held.gate().pass();
      return outcome;
    }
    throwIf(fault, true);
    return fault instanceof CallFault.None || fault instanceof CallFault.LyingTerms
        ? outcome
        : new InquiryOutcome.NoAnswer(Reason.of(ReasonCode.AB05));
  }

  private boolean cancel(InquiryRequest request, CallFault fault) {
    if (fault instanceof CallFault.Held held) {
      held.gate().pass();
      return cancel(request, held.then());
    }
    throwIf(fault, false);
    if (fault instanceof CallFault.None || fault instanceof CallFault.LostAfter) {
      desk.cancel(request.reference());
    }
    throwIf(fault, true);
    return true;
  }

  private <R> R during(ProviderCall call, AttemptReference attempt, Supplier<R> work) {
    traffic.begin(call, attempt);
    try {
      return work.get();
    } finally {
      traffic.end();
    }
  }

  private RawCallback callback(String token, String body) {
    return new RawCallback(
        "POST",
        "/callbacks/" + profile.name() + "/" + token,
        "",
        Map.of("content-type", List.of("text/plain")),
        body.getBytes(StandardCharsets.UTF_8),
        "192.0.2.7");
  }

  private static StepOutcome unknown() {
    return new StepOutcome.Unknown(Reason.of(ReasonCode.AB05));
  }

  private static void throwIf(CallFault fault, boolean after) {
    if (fault instanceof CallFault.Thrown thrown && thrown.after() == after) {
      throw new IllegalStateException("told to throw");
    }
  }

  private static void noop() {}
}
