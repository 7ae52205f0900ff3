package com.mexar.payout.engine;

import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long something has lasted, by the slower of two bad witnesses: a clock that somebody may set
 * back, and a monotonic time that may stand still while the machine does. Immutable.
 */
final class Stopwatch {
  private final InstantSource clock;
  private final Threads threads;
  private final Instant begun;
  private final long begunNanos;

  private Stopwatch(InstantSource clock, Threads threads) {
    this.clock = clock;
    this.threads = threads;
    this.begun = clock.instant();
    this.begunNanos = threads.monotonicNanos();
  }

  static Stopwatch start(InstantSource clock, Threads threads) {
    return new Stopwatch(clock, threads);
  }

  /** The longer of what both say: for leases, where too long is safe and too short is not. */
  Duration atMost() {
    Duration byClock = Duration.between(begun, clock.instant());
    Duration byMonotonic = Duration.ofNanos(threads.monotonicNanos() - begunNanos);
    return byClock.compareTo(byMonotonic) > 0 ? byClock : byMonotonic;
  }
}
