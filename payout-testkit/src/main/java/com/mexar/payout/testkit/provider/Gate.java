package com.mexar.payout.testkit.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds calls up until it is opened. A test waits for {@link #awaitArrival} to know that a call
 * stands before it. Thread-safe.
 */
public final class Gate {
  /** How long a call is held at most, so that a test that fails does not hang. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Lets everybody pass, now and later. */
  public void open() {
    opened.countDown();
  }

  /**
   * Returns once somebody has come to the gate.
   *
   * @throws AssertionError if nobody comes within 15 seconds
   */
  public void awaitArrival() {
    try {
      if (!arrived.await(15, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came to the gate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an arrival", e);
    }
  }

  /**
   * Waits until the gate is open, deaf to interruption as a blocked socket is.
   *
   * @throws IllegalStateException if it stays shut for 30 seconds
   */
  public void pass() {
    arrived.countDown();
    long end = System.nanoTime() + LONGEST.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (opened.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return;
          }
          throw new IllegalStateException("the gate stayed shut");
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
