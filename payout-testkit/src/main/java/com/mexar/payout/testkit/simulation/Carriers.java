package com.mexar.payout.testkit.simulation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The JVM's threads that tasks run on. Virtual ones where the JVM has them: a history is nothing
 * but handing over, which costs them a fraction. Which ones they are changes nothing in a history.
 */
final class Carriers {
  private static final ExecutorService THREADS = threads();

  private Carriers() {}

  static void carry(Runnable work) {
    THREADS.execute(work);
  }

  private static ExecutorService threads() {
    try {
      // since Java 21
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "simulated");
            thread.setDaemon(true);
            return thread;
          });
    }
  }
}
