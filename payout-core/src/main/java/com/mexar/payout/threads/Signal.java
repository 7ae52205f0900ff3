package com.mexar.payout.threads;

import java.time.Duration;

/**
 * Wakes one who waits. A signal given while nobody waits is kept for the next wait; several are
 * one. Thread-safe.
 */
public interface Signal {

  void give();

  /** Waits for a signal, at most this long, and takes it. */
  void await(Duration atMost) throws InterruptedException;
}
