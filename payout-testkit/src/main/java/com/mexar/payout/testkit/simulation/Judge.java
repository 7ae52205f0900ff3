package com.mexar.payout.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** Gathers what must not be. */
final class Judge {
  private final Timeline timeline;
  private final List<String> violations = new ArrayList<>();

  Judge(Timeline timeline) {
    this.timeline = timeline;
  }

  void violated(int invariant, String what) {
    violations.add("invariant " + invariant + " at " + timeline.now() + ": " + what);
  }

  void require(boolean holds, int invariant, String what) {
    if (!holds) {
      violated(invariant, what);
    }
  }

  /** Adds to what was violated how it came to that. */
  void explain(String story) {
    violations.add(story);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }
}
