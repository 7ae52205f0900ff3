package com.mexar.payout.app.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus takes them. */
final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  static double of(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  /** An age that is never below zero, since two clocks may have told its ends; zero for nothing. */
  static double between(@Nullable Instant since, Instant now) {
    return since == null ? 0 : Math.max(0, of(Duration.between(since, now)));
  }
}
