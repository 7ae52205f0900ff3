package com.mexar.payout.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a history, one line each, where somebody wants to read it. */
final class Chronicle {
  private static final int MOST = 400;

  private final Timeline timeline;
  private final boolean isKept;
  private final Deque<String> lines = new ArrayDeque<>();

  Chronicle(Timeline timeline, boolean isKept) {
    this.timeline = timeline;
    this.isKept = isKept;
  }

  void tell(Supplier<String> what) {
    if (isKept) {
      if (lines.size() == MOST) {
        lines.removeFirst();
      }
      lines.addLast("%9.3f s  %s".formatted(timeline.nanos() / 1e9, what.get()));
    }
  }

  /** The last of them. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
