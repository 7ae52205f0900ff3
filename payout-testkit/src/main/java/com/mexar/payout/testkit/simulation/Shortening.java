package com.mexar.payout.testkit.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Makes a history that violates an invariant short: with as few kinds of faults, payouts and
 * clients as still violate it. What is left out changes all that comes after it, so each step is a
 * history of its own, and counts where it violates the same invariant.
 */
final class Shortening {
  private final Invariant invariant;
  private History.Setting shortest;

  private Shortening(History.Setting setting, Invariant invariant) {
    this.shortest = setting;
    this.invariant = invariant;
  }

  /** The shortest that is found, told in full. */
  static History.Outcome of(History.Setting setting, Invariant invariant) {
    return new Shortening(setting, invariant).shorten();
  }

  private History.Outcome shorten() {
    for (int payouts = 1; payouts < 5; payouts++) {
      if (stillViolates(with(shortest.without(), payouts))) {
        break;
      }
    }
    boolean isShorter = true;
    while (isShorter) {
      isShorter = false;
      for (Fault fault : History.of(shortest).coverage().struck()) {
        Set<Fault> without = EnumSet.of(fault);
        without.addAll(shortest.without());
        isShorter |= stillViolates(with(without, shortest.mostPayouts()));
      }
    }
    return History.of(
        new History.Setting(
            shortest.seed(), shortest.mistake(), shortest.without(), shortest.mostPayouts(), true));
  }

  private boolean stillViolates(History.Setting tried) {
    boolean violates =
        History.of(tried).violations().stream()
            .anyMatch(violation -> violation.invariant() == invariant);
    if (violates) {
      shortest = tried;
    }
    return violates;
  }

  private History.Setting with(Set<Fault> without, int payouts) {
    return new History.Setting(shortest.seed(), shortest.mistake(), without, payouts, false);
  }
}
