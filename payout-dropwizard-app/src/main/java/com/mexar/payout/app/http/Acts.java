package com.mexar.payout.app.http;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import jakarta.ws.rs.core.SecurityContext;

/** Who of the operators acts, by the API key. Stateless. */
final class Acts {
  private Acts() {}

  static OperatorAct of(SecurityContext security, String reason) {
    return new OperatorAct(
        new OperatorName(CallerFilter.callerOf(security).client().value()), reason);
  }
}
