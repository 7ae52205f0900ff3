package com.mexar.payout.testkit.provider;

/** What the engine can ask of a {@link LedgerProvider}. */
public enum ProviderCall {
  DRAFT,
  EXECUTE,
  INQUIRE,
  CANCEL_DRAFT
}
