package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepOutcome.Refused;
import com.mexar.payout.provider.StepOutcome.SurelyNotSent;

/** The body of a draft, or why none is sent. */
sealed interface Composed {

  /**
   * To be sent.
   *
   * @param mayBeOutdated whether it may rest on what the provider wanted of a country a while ago
   */
  record Body(ObjectNode json, boolean mayBeOutdated) implements Composed {
    @Override
    public String toString() {
      return "Body[redacted]";
    }
  }

  /** Nothing is sent. */
  record Not(StepOutcome outcome) implements Composed {}

  /** A list is missing that might be there the next time: no limit, which would end the payout. */
  static Not unreadable(UnreadableException e) {
    return new Not(new SurelyNotSent(Reason.of(ReasonCode.NARR, String.valueOf(e.getMessage()))));
  }

  /** This provider cannot serve it, another may. */
  static Not limit(ReasonCode code, String why) {
    return new Not(new Refused(RefusalClass.PROVIDER_LIMIT, Reason.of(code, why)));
  }

  /** The same, over something that the provider has said. */
  static Not limit(ReasonCode code, String why, String said) {
    return new Not(
        new Refused(
            RefusalClass.PROVIDER_LIMIT, new Reason(code, why, new ProviderReason(null, said))));
  }

  /** The instruction lacks something. */
  static Not lacking(ReasonCode code, String why) {
    return new Not(new Refused(RefusalClass.INSTRUCTION, Reason.of(code, why)));
  }
}
