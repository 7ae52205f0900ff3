package com.mexar.payout.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes with the timeline and tells another time, which may jump either way. */
final class HostClock extends Clock {
  private final Timeline timeline;
  private Duration offset;

  HostClock(Timeline timeline, Duration offset) {
    this.timeline = timeline;
    this.offset = offset;
  }

  void jump(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public Instant instant() {
    return timeline.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
