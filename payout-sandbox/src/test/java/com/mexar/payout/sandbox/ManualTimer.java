package com.mexar.payout.sandbox;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs delayed tasks when the test says so, in the order in which they came. */
public final class ManualTimer implements SandboxTimer {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  @Override
  public void after(Duration delay, Runnable task) {
    tasks.add(task);
  }

  public boolean isEmpty() {
    return tasks.isEmpty();
  }

  public void runNext() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
  }

  public void runAll() {
    while (!tasks.isEmpty()) {
      runNext();
    }
  }
}
