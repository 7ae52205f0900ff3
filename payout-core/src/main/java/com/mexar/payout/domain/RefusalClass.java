package com.mexar.payout.domain;

/** Whose matter a refusal is, and so what may follow it. */
public enum RefusalClass {
  /** Account, name, bank, format or amount is wrong: the payout fails. */
  INSTRUCTION,
  /** This provider's limit or method: the next provider may be tried, else the payout fails. */
  PROVIDER_LIMIT,
  /** Denied by compliance: the payout fails, and is never tried elsewhere. */
  COMPLIANCE,
  /**
   * Our credentials, address, configuration or balance, or the provider's outage: the payout waits.
   */
  OURS_OR_PROVIDERS,
  /** The reference is already taken: no refusal of the attempt, but a reason to inquire. */
  DUPLICATE
}
