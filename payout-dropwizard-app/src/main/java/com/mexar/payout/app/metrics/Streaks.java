package com.mexar.payout.app.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Failures in a row, by the name of what fails; one success ends a streak. Thread-safe. */
public final class Streaks {
  private final InstantSource clock;
  private final Map<String, Streak> running = new ConcurrentHashMap<>();

  Streaks(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Failures without a success between them.
   *
   * @param since the first of them, by this host's clock
   * @param why the last of them, in words that may be shown
   */
  public record Streak(int failures, Instant since, String why) {}

  public Optional<Streak> of(String name) {
    return Optional.ofNullable(running.get(name));
  }

  void failed(String name, String why) {
    running.compute(
        name,
        (same, before) ->
            before == null
                ? new Streak(1, clock.instant(), why)
                : new Streak(before.failures() + 1, before.since(), why));
  }

  void succeeded(String name) {
    running.remove(name);
  }
}
