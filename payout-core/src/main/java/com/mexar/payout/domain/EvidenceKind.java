package com.mexar.payout.domain;

/** What evidence says of an attempt. */
public enum EvidenceKind {
  /** A draft stands at the provider and nothing more. */
  PREPARED,
  /** The provider has it and works on it. */
  ACKNOWLEDGED,
  /** Somebody at the provider, or the recipient, must act. */
  ON_HOLD,
  /** The beneficiary was paid. */
  PAID,
  /** The money came back. */
  RETURNED,
  /**
   * Proof: not executed, and never can be. What follows is by the class of the refusal; without
   * one, the attempt was withdrawn and a new one may follow.
   */
  UNEXECUTED,
  /** The provider calls it failed, which is no proof that it was not executed. */
  FAILED_UNPROVEN,
  /** No answer, a broken one, or one that is not recognised. */
  UNKNOWN,
  /** The provider does not know the attempt. */
  NOT_FOUND,
  /** Amount, currency or account is not that of the attempt. */
  MISMATCH
}
