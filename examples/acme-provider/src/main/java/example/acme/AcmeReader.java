package example.acme;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.Terms;
import java.util.Optional;

/** What Acme's answers mean. Whatever is not recognised is unknown. Stateless. */
final class AcmeReader {
  private static final Reason UNREAD = Reason.of(ReasonCode.NARR, "no answer that is recognised");

  private AcmeReader() {}

  static StepOutcome ofStep(AcmeOutcome outcome, AttemptReference reference) {
    if (outcome instanceof AcmeOutcome.NotSent) {
      return new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.NARR, "Acme is not reached"));
    }
    Optional<StepOutcome> read = Optional.empty();
    if (outcome instanceof AcmeOutcome.Answer answer) {
      read =
          switch (answer.status()) {
            case 201 -> evidence(answer, reference).map(StepOutcome.Acknowledged::new);
            case 401, 409, 422 -> AcmeError.of(answer).map(AcmeError::refused);
            default -> Optional.empty();
          };
    }
    return read.orElseGet(() -> new StepOutcome.Unknown(UNREAD));
  }

  static InquiryOutcome ofInquiry(AcmeOutcome outcome, AttemptReference reference) {
    Optional<InquiryOutcome> read = Optional.empty();
    if (outcome instanceof AcmeOutcome.Answer answer) {
      boolean none = answer.status() == 404 && answer.field("error").equals("no-such-reference");
      read =
          none
              ? Optional.of(new InquiryOutcome.NotFound())
              : evidence(answer, reference).map(InquiryOutcome.Found::new);
    }
    return read.orElseGet(() -> new InquiryOutcome.NoAnswer(UNREAD));
  }

  /** Empty where the answer speaks of another payout, or not in full. */
  private static Optional<Evidence> evidence(
      AcmeOutcome.Answer answer, AttemptReference reference) {
    boolean ours = answer.field("reference").equals(reference.value());
    if (answer.status() >= 300 || !ours || answer.field("id").isEmpty()) {
      return Optional.empty();
    }
    return answer
        .amount()
        .map(
            amount ->
                ofState(answer)
                    .transactionId(answer.field("id"))
                    .terms(new Terms(amount, null))
                    .build());
  }

  private static Evidence.Builder ofState(AcmeOutcome.Answer answer) {
    return switch (answer.field("state")) {
      case "accepted" -> Evidence.of(EvidenceKind.ACKNOWLEDGED);
      case "held" -> Evidence.of(EvidenceKind.ON_HOLD);
      case "paid" -> Evidence.of(EvidenceKind.PAID);
      case "returned" -> Evidence.of(EvidenceKind.RETURNED);
      // Acme promises that what it rejected never moves: proof, where it says why
      case "rejected" ->
          AcmeError.of(answer)
              .filter(error -> error.refusal != RefusalClass.DUPLICATE)
              .map(e -> Evidence.of(EvidenceKind.UNEXECUTED).refusal(e.refusal).reason(e.reason))
              .orElseGet(() -> Evidence.of(EvidenceKind.FAILED_UNPROVEN).known(false));
      default -> Evidence.of(EvidenceKind.ACKNOWLEDGED).known(false);
    };
  }
}
