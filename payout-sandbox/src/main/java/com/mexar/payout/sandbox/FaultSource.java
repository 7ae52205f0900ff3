package com.mexar.payout.sandbox;

import java.util.Optional;

/**
 * Decides call by call whether it goes wrong, for example from a seeded random generator. Must be
 * thread-safe: it is asked from the threads that serve requests.
 */
@FunctionalInterface
public interface FaultSource {

  /**
   * Returns the fault of this call, or empty when it shall go well.
   *
   * @param reference the reference that the call is about, empty when it names none
   * @param occurrence how many calls of this step and reference came so far, this one included
   */
  Optional<Fault> faultFor(Step step, String reference, int occurrence);
}
