package com.mexar.payout.testkit.simulation;

import java.time.Instant;

/** An invariant that did not hold, and when by the time of the history. */
public record Violation(Invariant invariant, Instant at, String what) {

  @Override
  public String toString() {
    return "invariant " + invariant.number() + " at " + at + ": " + what;
  }
}
