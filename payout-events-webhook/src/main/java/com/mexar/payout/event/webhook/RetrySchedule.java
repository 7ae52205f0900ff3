package com.mexar.payout.event.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again. Thread-safe where the source of randomness is. */
final class RetrySchedule {
  /** Spreads what failed together by so much of a delay to either side. */
  private static final int SPREAD_PERCENT = 20;

  private final List<Duration> delays;
  private final RandomGenerator random;

  /**
   * @param delays after the first try, the second, and so on
   */
  RetrySchedule(List<Duration> delays, RandomGenerator random) {
    this.delays = List.copyOf(delays);
    this.random = random;
  }

  /**
   * @param tries that were made, the last included
   * @return empty where there is to be none any more
   */
  Optional<Duration> after(int tries) {
    if (tries > delays.size()) {
      return Optional.empty();
    }
    long millis = delays.get(tries - 1).toMillis();
    long spread = millis * SPREAD_PERCENT / 100;
    return Optional.of(Duration.ofMillis(millis - spread + random.nextLong(2 * spread + 1)));
  }
}
