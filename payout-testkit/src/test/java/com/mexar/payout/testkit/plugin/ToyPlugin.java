package com.mexar.payout.testkit.plugin;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackProof;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedHeader;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.testkit.Samples;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plug-in for {@link ToyServer} that makes one mistake, or none. */
final class ToyPlugin implements PayoutProvider, ReceivesCallbacks {
  static final ProviderName NAME = new ProviderName("toy");
  static final String KEY = "key-of-the-toy";

  private final Flaw flaw;
  private final ToyHttp http;
  private final HmacKey callbackKey;
  private final ProviderContext context;

  ToyPlugin(Flaw flaw, ToyHttp http, HmacKey callbackKey, ProviderContext context) {
    this.flaw = flaw;
    this.http = http;
    this.callbackKey = callbackKey;
    this.context = context;
  }

  @Override
  public ProviderProfile profile() {
    Corridor corridor =
        new Corridor(
            new CountryCode("ID"),
            PayoutMethod.BANK,
            Samples.money("IDR", "1"),
            Samples.money("IDR", "90000000"),
            Samples.money("IDR", "0.01"),
            false);
    return new ProviderProfile(
        flaw == Flaw.ANOTHER_NAME_IS_DECLARED ? new ProviderName("toys") : NAME,
        List.of(corridor),
        flaw == Flaw.REPLAY_IS_PROMISED ? RepeatedReference.REPLAYED : RepeatedReference.REFUSED,
        null,
        Duration.ofDays(1),
        8);
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    if (flaw == Flaw.JUDGING_ASKS) {
      inquiry(new AttemptReference("mx-1"));
    }
    return instruction.account().institution().equals("bca") || flaw == Flaw.EVERY_BANK_IS_SERVED
        ? Optional.empty()
        : Optional.of("not served");
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    String amount = request.instruction().amount().toDecimal();
    if (flaw == Flaw.AN_AMOUNT_IS_ROUNDED) {
      amount = String.valueOf(Math.round(Double.parseDouble(amount)));
    }
    if (flaw == Flaw.HUNDREDFOLD_IS_SENT) {
      amount = String.valueOf(request.instruction().amount().minorUnits());
    }
    String body =
        "reference=%s\namount=%s\naccount=%s"
            .formatted(request.reference(), amount, request.instruction().account().number());
    try {
      ToyHttp.Answer answer;
      if (flaw == Flaw.FEWER_AT_ONCE_THAN_DECLARED) {
        synchronized (this) {
          answer = http.call("POST", "", body);
        }
      } else {
        answer = http.call("POST", "", body);
      }
      if (flaw == Flaw.A_STEP_IS_SENT_AGAIN && answer.status() >= 500) {
        answer = http.call("POST", "", body);
      }
      return step(answer, request);
    } catch (ToyHttp.NotSentException e) {
      return new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.NARR));
    } catch (SocketTimeoutException e) {
      return flaw == Flaw.SILENCE_IS_A_REFUSAL
          ? new StepOutcome.Refused(RefusalClass.OURS_OR_PROVIDERS, Reason.of(ReasonCode.NARR))
          : unknown("silence");
    } catch (IOException e) {
      return flaw == Flaw.A_CUT_CONNECTION_IS_NOT_SENT
          ? new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.NARR))
          : unknown("broken");
    }
  }

  private StepOutcome step(ToyHttp.Answer answer, StepRequest request) {
    Map<String, String> lines = ToyHttp.lines(answer.body());
    String error = lines.getOrDefault("error", "");
    if (answer.status() == 200) {
      return evidence(lines, request.reference())
          .<StepOutcome>map(StepOutcome.Acknowledged::new)
          .orElseGet(() -> unknown(flaw == Flaw.PAGES_ARE_REPEATED ? answer.body() : "unread"));
    }
    if (flaw == Flaw.A_GATEWAYS_ERROR_IS_A_REFUSAL && answer.status() >= 500) {
      return new StepOutcome.Refused(RefusalClass.OURS_OR_PROVIDERS, Reason.of(ReasonCode.NARR));
    }
    String said = flaw == Flaw.THE_ACCOUNT_IS_SAID ? request.instruction().account().number() : "";
    if (answer.status() >= 500 && flaw != Flaw.A_CODE_OF_A_FAILED_SERVER_IS_BELIEVED) {
      return unknown("unread");
    }
    return switch (error) {
      case "key" -> refused(RefusalClass.OURS_OR_PROVIDERS, said);
      case "duplicate" -> refused(RefusalClass.DUPLICATE, said);
      case "account" -> refused(RefusalClass.INSTRUCTION, said);
      default ->
          flaw == Flaw.AN_UNLISTED_CODE_IS_A_REFUSAL || flaw == Flaw.AN_UNHEARD_OF_CODE_IS_A_REFUSAL
              ? refused(RefusalClass.INSTRUCTION, said)
              : unknown("unread");
    };
  }

  private static StepOutcome refused(RefusalClass refusal, String said) {
    return new StepOutcome.Refused(refusal, Reason.of(ReasonCode.NARR, "no " + said));
  }

  private static StepOutcome unknown(String why) {
    return new StepOutcome.Unknown(Reason.of(ReasonCode.NARR, why));
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    if (flaw == Flaw.AN_INQUIRY_PAYS) {
      submit(
          new StepRequest(
              request.reference(), request.instruction(), StepKind.EXECUTE, null, request.trace()));
    }
    return inquiry(request.reference());
  }

  private InquiryOutcome inquiry(AttemptReference reference) {
    try {
      ToyHttp.Answer answer = http.call("GET", "/" + reference, "");
      boolean none =
          answer.status() == 404
              || (flaw == Flaw.A_WRONG_KEY_IS_NOT_FOUND && answer.status() == 401);
      if (none
          && (answer.body().equals("error=unknown")
              || flaw == Flaw.A_GATEWAYS_404_IS_NOT_FOUND
              || flaw == Flaw.A_WRONG_KEY_IS_NOT_FOUND)) {
        return new InquiryOutcome.NotFound();
      }
      Optional<Evidence> evidence =
          answer.status() == 200
              ? evidence(ToyHttp.lines(answer.body()), reference)
              : Optional.empty();
      return evidence.<InquiryOutcome>map(InquiryOutcome.Found::new).orElseGet(ToyPlugin::none);
    } catch (IOException e) {
      return flaw == Flaw.SILENCE_IS_NOT_FOUND ? new InquiryOutcome.NotFound() : none();
    }
  }

  private static InquiryOutcome none() {
    return new InquiryOutcome.NoAnswer(Reason.of(ReasonCode.NARR));
  }

  private Optional<Evidence> evidence(Map<String, String> lines, AttemptReference reference) {
    String state = lines.getOrDefault("state", "");
    boolean listed = List.of("paid", "sent").contains(state);
    boolean ours =
        reference.value().equals(lines.get("reference")) || flaw == Flaw.ANOTHERS_ANSWER_IS_READ;
    if (!ours
        || (state.isEmpty() || state.startsWith("["))
            && flaw != Flaw.A_STATE_OF_ANOTHER_TYPE_IS_PROOF) {
      return Optional.empty();
    }
    EvidenceKind harmless =
        flaw == Flaw.AN_UNLISTED_STATE_IS_A_FAILURE || flaw == Flaw.A_STATE_OF_ANOTHER_TYPE_IS_PROOF
            ? EvidenceKind.UNEXECUTED
            : EvidenceKind.ACKNOWLEDGED;
    EvidenceKind kind = state.equals("paid") ? EvidenceKind.PAID : harmless;
    try {
      Money amount = Samples.money("IDR", lines.getOrDefault("amount", ""));
      return Optional.of(
          Evidence.of(state.equals("sent") ? EvidenceKind.ACKNOWLEDGED : kind)
              .transactionId("T-" + reference)
              .terms(flaw == Flaw.HUNDREDFOLD_IS_SENT ? Terms.UNSTATED : new Terms(amount, null))
              .known(listed)
              .build());
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    boolean unchecked =
        flaw == Flaw.CALLBACKS_ARE_NOT_CHECKED
            || flaw == Flaw.A_BODY_THAT_IS_NOT_SIGNED_IS_BELIEVED;
    if (unchecked) {
      return VerifiedCallback.fromInbox(callback, null, false);
    }
    VerifiedCallback verified =
        SignedHeader.of(
                "Sign",
                SignatureEncoding.HEX,
                callbackKey,
                new CallbackProof(Duration.ofMinutes(5), context.clock()))
            .dated("Time", ".")
            .verify(callback);
    if (flaw == Flaw.STALE_CALLBACKS_ARE_REFUSED && verified.isStale()) {
      throw new CallbackRefusedException("stale");
    }
    return verified;
  }

  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    Map<String, String> lines =
        ToyHttp.lines(new String(callback.raw().body(), StandardCharsets.UTF_8));
    AttemptReference reference = new AttemptReference(lines.getOrDefault("reference", ""));
    return new CallbackNews.Statement(reference, evidence(lines, reference).orElseThrow());
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }
}
