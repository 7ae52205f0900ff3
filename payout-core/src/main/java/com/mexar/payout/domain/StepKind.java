package com.mexar.payout.domain;

/** What a step can do at the provider at most. */
public enum StepKind {
  /** Leaves a draft; moves no money, whatever becomes of the call. */
  DRAFT,
  /** May move money. */
  EXECUTE
}
