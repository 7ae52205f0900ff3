package com.mexar.payout.domain;

/**
 * Where a payout is. What leads from one to the other is the status table of the lifecycle package.
 */
public enum PayoutStatus {
  /** Durable here; no attempt is open. May be waiting. */
  ACCEPTED,
  /** An attempt is open and one host holds its lease; a step may be under way. */
  SUBMITTING,
  /**
   * An attempt is open, nobody holds it, and it may or may not have been, or still be, executed.
   */
  IN_DOUBT,
  /** The provider has it and works on it. */
  PENDING,
  /** The provider, its compliance or the recipient must act. */
  ON_HOLD,
  /** The provider says that the beneficiary was paid. A return may follow. */
  PAID,
  /** Every attempt is proven unexecuted, and none will follow. */
  FAILED,
  /** Executed, and the money came back. */
  RETURNED,
  /** Withdrawn, every attempt proven unexecuted. */
  CANCELLED;

  /** No machine moves a final payout, but for the return of one that was paid. */
  public boolean isFinal() {
    return switch (this) {
      case PAID, FAILED, RETURNED, CANCELLED -> true;
      case ACCEPTED, SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> false;
    };
  }

  /** One attempt is open exactly in these. */
  public boolean hasOpenAttempt() {
    return switch (this) {
      case SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> true;
      case ACCEPTED, PAID, FAILED, RETURNED, CANCELLED -> false;
    };
  }
}
