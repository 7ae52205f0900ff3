package com.mexar.payout.threads;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A condition that remembers. */
final class RealSignal implements Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private boolean pending;

  @Override
  public void give() {
    lock.lock();
    try {
      pending = true;
      given.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
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
}
