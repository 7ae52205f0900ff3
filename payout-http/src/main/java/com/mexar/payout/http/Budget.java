package com.mexar.payout.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that one method of a provider has, whatever number of calls it makes: the core's lease
 * is long enough for that and no more. Begins when it is made. Thread-safe.
 */
public final class Budget {
  private final LongSupplier nanos;
  private final long start;
  private final long whole;

  /**
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  public Budget(LongSupplier nanos, Duration whole) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.whole = whole.toNanos();
  }

  /** What is left; negative once it is spent. */
  public long leftNanos() {
    return whole - (nanos.getAsLong() - start);
  }

  public boolean has(Duration needed) {
    return leftNanos() >= needed.toNanos();
  }
}
