package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpOutcome;

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
}
