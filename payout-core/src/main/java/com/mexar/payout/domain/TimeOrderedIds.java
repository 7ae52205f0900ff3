package com.mexar.payout.domain;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws version 7 UUIDs (RFC 9562) from an injected clock and source of randomness, so that new
 * rows land at the end of an index. Thread-safe where the source is.
 */
public final class TimeOrderedIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long high = clock.millis() << 16 | VERSION_7 | (random.nextLong() & 0x0fffL);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
