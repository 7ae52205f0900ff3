package com.mexar.payout.testkit.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what must not be. */
final class Judge {
  private final Timeline timeline;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> stories = new LinkedHashSet<>();

  Judge(Timeline timeline) {
    this.timeline = timeline;
  }

  void violated(Invariant invariant, String what) {
    violations.add(new Violation(invariant, timeline.now(), what));
  }

  void require(boolean holds, Invariant invariant, String what) {
    if (!holds) {
      violated(invariant, what);
    }
  }

  /** Adds to what was violated how it came to that. */
  void explain(String story) {
    stories.add(story);
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<String> stories() {
    return List.copyOf(stories);
  }
}
