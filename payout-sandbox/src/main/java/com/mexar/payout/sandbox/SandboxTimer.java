package com.mexar.payout.sandbox;

import java.time.Duration;

/**
 * Runs things later. Given to a simulator by tests that want to hold the progress of time in their
 * own hands. Must be thread-safe.
 */
@FunctionalInterface
public interface SandboxTimer {

  /** Runs the task once, not before the delay has passed, on any thread but the caller's. */
  void after(Duration delay, Runnable task);
}
