package com.mexar.payout.provider;

/** Whether a provider may be used, as operators say. */
public enum ProviderState {
  /** New attempts and steps. */
  ACTIVE,
  /** No new attempt; open ones are completed. */
  DRAINING,
  /** No new step at all; drafts are cancelled, inquiries go on. */
  SUSPENDED
}
