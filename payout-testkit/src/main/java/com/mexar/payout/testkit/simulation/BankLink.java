package com.mexar.payout.testkit.simulation;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.CancelsDrafts;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The plug-in of one host for a {@link Bank}: what it knows comes over the network. */
class BankLink implements PayoutProvider, ReceivesCallbacks {
  /** How long one call of the plug-in may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final CallbackTokens TOKENS =
      new CallbackTokens("simulation", Map.of("k1", new Secret("0123456789abcdef")));
  private static final Reason NO_ANSWER = Reason.of(ReasonCode.NARR, "no answer in time");
  private static final Duration REVERSIBLE = Duration.ofDays(4);

  /** Of so many references one is never taken up, as long as the world stands. */
  private static final int SWALLOWED = 29;

  private final Bank bank;
  private final Network network;
  private final Fates fates;
  private final Mistake mistake;
  private final Function<AttemptReference, Optional<Attempt>> known;
  private final ProviderProfile profile;

  /**
   * @param known an attempt as it is written: what a provider may forget, and confuse, is what it
   *     was known to have
   */
  BankLink(
      Bank bank,
      Network network,
      Fates fates,
      Mistake mistake,
      Function<AttemptReference, Optional<Attempt>> known) {
    this.bank = bank;
    this.network = network;
    this.fates = fates;
    this.mistake = mistake;
    this.known = known;
    Traits traits = bank.traits;
    this.profile =
        new ProviderProfile(
            traits.name(),
            List.of(
                new Corridor(
                    new CountryCode("ID"),
                    PayoutMethod.BANK,
                    Samples.money("IDR", "1"),
                    Samples.money("IDR", "90000000"),
                    Samples.money("IDR", "0.01"),
                    traits.drafted())),
            mistake == Mistake.REPEATS_ARE_PAID
                ? RepeatedReference.REPLAYED
                : traits.repeatedReference(),
            mistake == Mistake.NOT_FOUND_IS_PROOF ? Duration.ZERO : traits.trustNotFoundAfter(),
            REVERSIBLE,
            traits.concurrency());
  }

  /** The link as a host has it: one that drafts can also cancel. */
  static PayoutProvider of(
      Bank bank,
      Network network,
      Fates fates,
      Mistake mistake,
      Function<AttemptReference, Optional<Attempt>> known) {
    return bank.traits.drafted()
        ? new Drafting(bank, network, fates, mistake, known)
        : new BankLink(bank, network, fates, mistake, known);
  }

  @Override
  public ProviderProfile profile() {
    return profile;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return Optional.empty();
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    bank.leaves(request.reference());
    if (fates.strikes(Fault.STEP_NOT_SENT)) {
      return new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.NARR, "not reached"));
    }
    if (Math.floorMod(request.reference().hashCode(), SWALLOWED) == 0) {
      fates.happened("a step that no provider ever takes up");
      return unknown();
    }
    if (fates.strikes(Fault.STEP_REFUSED)) {
      RefusalClass refusal =
          fates.one(
              List.of(
                  RefusalClass.INSTRUCTION,
                  RefusalClass.PROVIDER_LIMIT,
                  RefusalClass.COMPLIANCE,
                  RefusalClass.OURS_OR_PROVIDERS));
      return network
          .ask(Network.Call.STEP, PATIENCE, slowest(), () -> refusal)
          .<StepOutcome>map(it -> new StepOutcome.Refused(it, Reason.of(ReasonCode.NARR, "no")))
          .orElseGet(BankLink::unknown);
    }
    Draft draft = request.draft();
    StepOutcome outcome =
        network
            .ask(
                Network.Call.STEP,
                PATIENCE,
                slowest(),
                () ->
                    answer(
                        bank.take(
                            request.reference(),
                            request.instruction(),
                            request.step(),
                            draft == null ? null : draft.id()),
                        request))
            .orElseGet(this::silence);
    if (fates.strikes(Fault.PLUG_IN_THROWS)) {
      throw new IllegalStateException("a defect of the plug-in");
    }
    return outcome;
  }

  private StepOutcome answer(Bank.Taken taken, StepRequest request) {
    Deal deal = taken.deal();
    return switch (taken.taking()) {
      case DUPLICATE ->
          new StepOutcome.Refused(RefusalClass.DUPLICATE, Reason.of(ReasonCode.AM05, "known"));
      case NO_SUCH_DRAFT -> unknown();
      case TAKEN, REPEATED ->
          deal.state == Deal.State.DRAFT
              ? new StepOutcome.Prepared(draft(deal), deal.terms)
              : new StepOutcome.Acknowledged(
                  evidence(deal, stepKind(bank.says(deal)), request.instruction()));
    };
  }

  /** A step that executes leaves no draft, and answers something. */
  private static EvidenceKind stepKind(EvidenceKind said) {
    return said == EvidenceKind.PREPARED || said == EvidenceKind.NOT_FOUND
        ? EvidenceKind.ACKNOWLEDGED
        : said;
  }

  private static Draft draft(Deal deal) {
    return new Draft(deal.transactionId, deal.cost, null);
  }

  private static Evidence evidence(Deal deal, EvidenceKind kind, PayoutInstruction instruction) {
    // an executing step never leaves a draft, and of a dead one it says that it is dead
    Evidence.Builder evidence =
        Evidence.of(kind).transactionId(deal.transactionId).terms(deal.terms).cost(deal.cost);
    if (kind == EvidenceKind.UNEXECUTED && deal.state != Deal.State.DEAD_DRAFT) {
      evidence.refusal(refusal(instruction)).reason(Reason.of(ReasonCode.NARR, "rejected"));
    }
    return evidence.build();
  }

  /** Drawn once for an instruction, so that the same question has the same answer. */
  private static RefusalClass refusal(PayoutInstruction instruction) {
    List<RefusalClass> all =
        List.of(
            RefusalClass.INSTRUCTION,
            RefusalClass.PROVIDER_LIMIT,
            RefusalClass.COMPLIANCE,
            RefusalClass.OURS_OR_PROVIDERS);
    return all.get(Math.floorMod(instruction.reference().value().hashCode(), all.size()));
  }

  private StepOutcome silence() {
    return mistake == Mistake.SILENCE_IS_A_REFUSAL
        ? new StepOutcome.Refused(RefusalClass.PROVIDER_LIMIT, NO_ANSWER)
        : unknown();
  }

  private static StepOutcome unknown() {
    return new StepOutcome.Unknown(NO_ANSWER);
  }

  /** Trust in "not found" is a promise that no request is longer on its way. */
  private Duration slowest() {
    return bank.traits.trustNotFoundAfter() == null
        ? Duration.ofMinutes(2)
        : Traits.TRUST.minusSeconds(1);
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    return network
        .ask(
            Network.Call.INQUIRY,
            PATIENCE,
            Duration.ofSeconds(30),
            () -> say(request.reference(), request.instruction()))
        .orElseGet(
            () ->
                mistake == Mistake.SILENCE_IS_NOT_FOUND
                    ? new InquiryOutcome.NotFound()
                    : new InquiryOutcome.NoAnswer(NO_ANSWER));
  }

  private InquiryOutcome say(AttemptReference reference, PayoutInstruction instruction) {
    Deal deal = bank.deal(reference);
    if (deal == null) {
      return new InquiryOutcome.NotFound();
    }
    bank.asked(deal);
    Optional<Attempt> written = known.apply(reference);
    boolean forgets = written.filter(Attempt::taken).isPresent() && fates.strikes(Fault.FORGETS);
    if (bank.isHidden(deal) || forgets) {
      return new InquiryOutcome.NotFound();
    }
    if (written.map(Attempt::transactionId).isPresent() && fates.strikes(Fault.OTHER_TRANSACTION)) {
      EvidenceKind kind = fates.one(List.of(EvidenceKind.PAID, EvidenceKind.UNEXECUTED));
      return new InquiryOutcome.Found(
          Evidence.of(kind).transactionId("X-" + reference).terms(deal.terms).build());
    }
    Deal.State before = deal.before;
    EvidenceKind said =
        before != null && fates.strikes(Fault.OLD_COPY)
            ? Bank.said(before, deal.saysFailedOnly)
            : bank.says(deal);
    return switch (said) {
      case NOT_FOUND -> new InquiryOutcome.NotFound();
      case PREPARED -> new InquiryOutcome.Resumable(draft(deal), deal.terms);
      default -> new InquiryOutcome.Found(evidence(deal, said, instruction));
    };
  }

  /** The callback that says this of a deal, at the address that its token is in. */
  static RawCallback callback(Deal deal, EvidenceKind said) {
    String body = said.name();
    return new RawCallback(
        "POST",
        "/callbacks/simulated/" + TOKENS.mint(deal.reference),
        "",
        Map.of(),
        body.getBytes(StandardCharsets.US_ASCII),
        "192.0.2.7");
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return TOKENS.verify(callback);
  }

  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    AttemptReference reference = callback.reference().orElseThrow();
    Deal deal = bank.deal(reference);
    if (deal != null && fates.strikes(Fault.CALLBACK_MISREAD)) {
      deal.wasMisread = true;
      throw new IllegalStateException("a defect of the plug-in");
    }
    EvidenceKind kind =
        EvidenceKind.valueOf(new String(callback.raw().body(), StandardCharsets.US_ASCII));
    return deal == null
            || !bank.traits.states()
            || kind == EvidenceKind.PREPARED
            || kind == EvidenceKind.NOT_FOUND
        ? new CallbackNews.Hint(reference)
        : new CallbackNews.Statement(reference, evidence(deal, kind, deal.instruction));
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }

  /** The link of a bank that drafts. */
  private static final class Drafting extends BankLink implements CancelsDrafts {
    private final Bank bank;
    private final Network network;

    Drafting(
        Bank bank,
        Network network,
        Fates fates,
        Mistake mistake,
        Function<AttemptReference, Optional<Attempt>> known) {
      super(bank, network, fates, mistake, known);
      this.bank = bank;
      this.network = network;
    }

    @Override
    public void cancelDraft(InquiryRequest request) {
      network.ask(
          Network.Call.CANCEL,
          PATIENCE,
          Duration.ofSeconds(30),
          () -> {
            bank.cancel(request.reference());
            return true;
          });
    }
  }
}
