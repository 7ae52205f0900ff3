package com.mexar.payout.provider;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.RefusalClass;

/** What one step call came to. */
public sealed interface StepOutcome {

  /**
   * A draft stands that moves no money.
   *
   * @param terms what the provider states of it, compared with the attempt
   */
  record Prepared(Draft draft, Terms terms) implements StepOutcome {}

  /** The provider took the step; the evidence says how far it is. */
  record Acknowledged(Evidence evidence) implements StepOutcome {}

  /** Nothing of the request left this host: name resolution, connect or TLS failed before it. */
  record SurelyNotSent(Reason reason) implements StepOutcome {}

  /** The provider refused this call, and this call did nothing. */
  record Refused(RefusalClass refusal, Reason reason) implements StepOutcome {}

  /** Whatever is not recognised. It may have been executed. */
  record Unknown(Reason reason) implements StepOutcome {}
}
