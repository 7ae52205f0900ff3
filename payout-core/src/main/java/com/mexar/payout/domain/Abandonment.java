package com.mexar.payout.domain;

/** Why an open attempt gets no further step. It is then ended by proof alone. */
public enum Abandonment {
  /** The client wishes to cancel. */
  CANCEL_ASKED,
  /** The client's deadline has passed. */
  DEADLINE_PASSED,
  /** The draft's price is above what the client allows. */
  COST_TOO_HIGH,
  /** The draft would run out before a confirmation could end. */
  DRAFT_EXPIRED,
  /** The provider was suspended. */
  PROVIDER_SUSPENDED,
  /** Another attempt of the payout is contradicted. */
  CONTRADICTED,
  /** Two operators had it replaced by another attempt, so that it does not count any more. */
  REPLACED,
  /**
   * A restore of the store has lost it, and a later attempt of the payout is known: so it was
   * proven unexecuted.
   */
  LOST,
  /** The provider refused a step; the attempt's refusal says why. */
  REFUSED
}
