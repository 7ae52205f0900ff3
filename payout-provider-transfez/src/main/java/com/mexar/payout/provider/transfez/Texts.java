package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpOutcome;

/** Words for what came of a call, safe to show. */
final class Texts {
  private Texts() {}

  static String of(HttpOutcome outcome) {
    if (outcome instanceof HttpOutcome.Answered answered) {
      return "HTTP " + answered.answer().status();
    }
    return outcome instanceof HttpOutcome.SurelyNotSent not
        ? not.text()
        : ((HttpOutcome.MaybeSent) outcome).text();
  }

  static Reason reason(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Answered answered
        ? Envelope.unrecognised(answered.answer())
        : Reason.of(ReasonCode.NARR, of(outcome));
  }
}
