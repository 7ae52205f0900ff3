package com.mexar.payout.sandbox.stack;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Waits on a foreign process: for its end, or for what it is to become, asked again while it lives.
 */
final class Await {

  private static final long STEP_MILLIS = 50;

  private Await() {}

  /** Whether the probe became true within the bound, before the process ended. */
  static boolean ready(ProcessHandle process, Duration bound, BooleanSupplier probe) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!probe.getAsBoolean()) {
      if (!Processes.isAlive(process) || System.nanoTime() - deadline > 0) {
        return false;
      }
      awaitExit(process);
    }
    return true;
  }

  /** Whether the process ended within the bound. */
  static boolean ended(ProcessHandle process, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (Processes.isAlive(process)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      awaitExit(process);
    }
    return true;
  }

  private static void awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(STEP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      return;
    } catch (ExecutionException e) {
      throw new StackException("cannot wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for process " + process.pid(), e);
    }
  }
}
