package com.mexar.payout.testkit.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock in UTC that runs like another one, off by what a test sets: forwards, or backwards as a
 * real one does when it is corrected. Thread-safe.
 */
public final class SettableClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  private SettableClock(Clock base) {
    this.base = base;
  }

  /** Runs like the system's clock until it is moved. */
  public static SettableClock running() {
    return new SettableClock(Clock.systemUTC());
  }

  /** Stands still until it is moved. */
  public static SettableClock standing(Instant at) {
    return new SettableClock(Clock.fixed(at, ZoneOffset.UTC));
  }

  /** Moves on by this much, or back where it is negative. */
  public void advance(Duration by) {
    offset.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The time is the same in every zone; only UTC is offered. */
  @Override
  public Clock withZone(ZoneId zone) {
    if (!zone.equals(ZoneOffset.UTC)) {
      throw new UnsupportedOperationException("this clock is in UTC");
    }
    return this;
  }
}
