package com.mexar.payout.domain;

/** What an operator is asked to look into. At most one task of a kind is open per payout. */
public enum TaskKind {
  /** Evidence contradicts what is settled. */
  CONTRADICTION,
  /** The provider calls an attempt failed, without proof that it was not executed. */
  FAILED_WITHOUT_PROOF,
  /** The provider no longer knows, or again only as a draft, what it had acknowledged. */
  PROVIDER_FORGOT,
  /** The schedule of inquiries has run to its end without an outcome. */
  INQUIRIES_EXHAUSTED,
  /** As many attempts as the settings allow were made. */
  ATTEMPTS_EXHAUSTED,
  /** The provider refuses again and again for reasons that are ours or its own. */
  PROVIDER_KEEPS_REFUSING,
  /** No configured provider can serve the payout any more. */
  NO_ROUTE,
  /** The provider reports a state that this plug-in does not know. */
  STATE_NOT_KNOWN
}
