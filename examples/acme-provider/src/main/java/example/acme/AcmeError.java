package example.acme;

import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import java.util.Arrays;
import java.util.Optional;

/** Why Acme refuses, by its own word, and whose matter that is. A word that is not here is none. */
enum AcmeError {
  ACCOUNT("account", RefusalClass.INSTRUCTION, ReasonCode.AC01),
  NAME("name", RefusalClass.INSTRUCTION, ReasonCode.BE01),
  LIMIT("limit", RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02),
  BANK_CLOSED("bank-closed", RefusalClass.PROVIDER_LIMIT, ReasonCode.AB08),
  DENIED("denied", RefusalClass.COMPLIANCE, ReasonCode.RR04),
  BALANCE("balance", RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04),
  KEY("key", RefusalClass.OURS_OR_PROVIDERS, ReasonCode.NARR),
  DUPLICATE("duplicate", RefusalClass.DUPLICATE, ReasonCode.AM05);

  private final String word;
  final RefusalClass refusal;
  final Reason reason;

  AcmeError(String word, RefusalClass refusal, ReasonCode code) {
    this.word = word;
    this.refusal = refusal;
    this.reason = Reason.of(code, new ProviderReason(word, null));
  }

  StepOutcome refused() {
    return new StepOutcome.Refused(refusal, reason);
  }

  static Optional<AcmeError> of(AcmeOutcome.Answer answer) {
    return Arrays.stream(values()).filter(e -> e.word.equals(answer.field("error"))).findFirst();
  }
}
