package com.mexar.payout.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a worker. A signal given while nobody waits is kept for the next wait; several are one. */
final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private boolean pending;

  void give() {
    lock.lock();
    try {
      pending = true;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a signal, at most this long, and takes it. */
  void await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (!pending && nanos > 0) {
        nanos = given.awaitNanos(nanos);
      }
      pending = false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits without being woken by signals, for a pause after a failure. */
  static void pause(Duration length) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }
}
