package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.provider.StepOutcome;

/** Words for what came of a call, safe to show. */
final class Texts {
  private Texts() {}

  static String of(HttpOutcome outcome) {
    if (outcome instanceof HttpOutcome.SurelyNotSent notSent) {
      return notSent.text();
    }
    return outcome instanceof HttpOutcome.MaybeSent maybe ? maybe.text() : "answered";
  }

  static Reason reason(HttpOutcome outcome) {
    return Reason.of(ReasonCode.NARR, of(outcome));
  }

  static StepOutcome.SurelyNotSent notSent(String why) {
    return new StepOutcome.SurelyNotSent(Reason.of(ReasonCode.NARR, why));
  }
}
