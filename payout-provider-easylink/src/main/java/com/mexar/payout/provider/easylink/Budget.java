package com.mexar.payout.provider.easylink;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that one method of the provider has, whatever number of calls it makes. Thread-safe. */
final class Budget {
  private final LongSupplier nanos;
  private final long start;
  private final long whole;

  Budget(LongSupplier nanos, Duration whole) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.whole = whole.toNanos();
  }

  long leftNanos() {
    return whole - (nanos.getAsLong() - start);
  }

  boolean has(Duration needed) {
    return leftNanos() >= needed.toNanos();
  }
}
