package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpOutcome;

/** Words for what came of a call, safe to show; texts of others, cut to size. */
final class Texts {
  private Texts() {}

  static String of(HttpOutcome outcome) {
    if (outcome instanceof HttpOutcome.SurelyNotSent notSent) {
      return notSent.text();
    }
    return outcome instanceof HttpOutcome.MaybeSent maybe ? maybe.text() : "answered";
  }

  /** At most so many characters, none of them halved. */
  static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)).strip();
  }

  static Reason reason(HttpOutcome outcome) {
    return Reason.of(ReasonCode.NARR, of(outcome));
  }
}
