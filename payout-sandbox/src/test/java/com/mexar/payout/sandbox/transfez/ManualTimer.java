package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.SandboxTimer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs delayed tasks when the test says so, in the order in which they came. */
final class ManualTimer implements SandboxTimer {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  @Override
  public void after(Duration delay, Runnable task) {
    tasks.add(task);
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  void runNext() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
  }

  void runAll() {
    while (!tasks.isEmpty()) {
      runNext();
    }
  }
}
