package com.mexar.payout.testkit.simulation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JVM's threads that tasks run on, kept from history to history. */
final class Carriers {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "simulated");
            thread.setDaemon(true);
            return thread;
          });

  private Carriers() {}

  static void carry(Runnable work) {
    THREADS.execute(work);
  }
}
