package com.mexar.payout.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** Tasks that end together, as the threads of a host do. */
final class Group {
  private final List<Timeline.Task> tasks = new ArrayList<>();
  private boolean crashed;

  /** Until when its tasks stand still. */
  long stillUntil;

  boolean isCrashed() {
    return crashed;
  }

  void add(Timeline.Task task) {
    tasks.add(task);
  }

  void remove(Timeline.Task task) {
    tasks.remove(task);
  }

  List<Timeline.Task> crash() {
    crashed = true;
    return List.copyOf(tasks);
  }
}
