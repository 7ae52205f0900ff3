package com.mexar.payout.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** Tasks that end together, as the threads of a host do. */
final class Group {
  private final String name;
  private final List<Timeline.Task> tasks = new ArrayList<>();
  private boolean crashed;

  Group(String name) {
    this.name = name;
  }

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

  @Override
  public String toString() {
    return name;
  }
}
