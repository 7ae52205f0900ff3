package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck;
import com.mexar.payout.app.metrics.Streaks;
import java.util.Optional;

/** Whether a channel takes what this host publishes on it. */
final class ChannelCheck extends HealthCheck {
  private final String channel;
  private final Streaks unpublished;

  ChannelCheck(String channel, Streaks unpublished) {
    this.channel = channel;
    this.unpublished = unpublished;
  }

  @Override
  protected Result check() {
    Optional<Streaks.Streak> failing = unpublished.of(channel);
    return Advice.of(
        failing.isEmpty(),
        failing
            .map(
                some ->
                    "failing since "
                        + some.since()
                        + ", "
                        + some.failures()
                        + " batches in a row: "
                        + some.why())
            .orElse("no batch is refused"));
  }
}
