package com.mexar.payout.domain;

/** Why an accepted payout cannot go on now. */
public enum WaitCode {
  /** Every provider that could serve it is draining or suspended. */
  NO_ACTIVE_PROVIDER,
  /** No configured provider can serve it any more; a task is open. */
  NO_ROUTE,
  /** Our balance at the provider is not enough. */
  BALANCE,
  /** The provider cannot be reached, or refuses us for reasons that are ours or its own. */
  PROVIDER_UNAVAILABLE,
  /** As many attempts as the settings allow were made; a task is open. */
  ATTEMPTS_EXHAUSTED,
  /** Evidence contradicts what is settled; a task is open. */
  CONTRADICTION,
  /**
   * The store was set back to a backup, and a provider has not shown yet that it made no attempt
   * which is lost with what came after.
   */
  AFTER_RESTORE
}
