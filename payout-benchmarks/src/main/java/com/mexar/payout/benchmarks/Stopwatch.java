package com.mexar.payout.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures from when it was made. Thread-safe. */
final class Stopwatch {
  private final long begun = System.nanoTime();

  boolean isBefore(Duration end) {
    return System.nanoTime() - begun < end.toNanos();
  }

  double perSecond(long count) {
    return count * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
  }
}
