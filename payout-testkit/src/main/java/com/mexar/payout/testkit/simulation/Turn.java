package com.mexar.payout.testkit.simulation;

import java.util.concurrent.Semaphore;

/** The right to run, handed from one thread to another. */
final class Turn {
  private final Semaphore given = new Semaphore(0);

  void give() {
    given.release();
  }

  void await() {
    given.acquireUninterruptibly();
  }
}
