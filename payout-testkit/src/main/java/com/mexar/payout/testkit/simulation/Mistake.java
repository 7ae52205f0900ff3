package com.mexar.payout.testkit.simulation;

/** A mistake that is planted in every plug-in of a history, to see whether the referee bites. */
public enum Mistake {
  /** As it should be. */
  NONE,
  /** A step without an answer is taken for a refusal. */
  SILENCE_IS_A_REFUSAL,
  /** An inquiry without an answer is taken for "not found". */
  SILENCE_IS_NOT_FOUND,
  /** The profile promises that a reference can be sent again, and the provider pays again. */
  REPEATS_ARE_PAID,
  /** The profile promises that "not found" is proof at once. */
  NOT_FOUND_IS_PROOF
}
