package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck;
import com.mexar.payout.app.metrics.Reading;
import com.mexar.payout.app.metrics.StatisticsReader;
import com.mexar.payout.app.metrics.Streaks;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.provider.ProviderState;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a provider answers this host and does what it is asked, and what state operators have
 * set. One that they suspended is in order, whatever it answers.
 */
final class ProviderCheck extends HealthCheck {
  static final int MOST_UNANSWERED = 5;

  private final ProviderName provider;
  private final StatisticsReader statistics;
  private final Streaks unanswered;
  private final Supplier<BreakerState> breaker;

  ProviderCheck(
      ProviderName provider,
      StatisticsReader statistics,
      Streaks unanswered,
      Supplier<BreakerState> breaker) {
    this.provider = provider;
    this.statistics = statistics;
    this.unanswered = unanswered;
    this.breaker = breaker;
  }

  @Override
  protected Result check() {
    Optional<ProviderState> state =
        statistics.latest().map(Reading::states).map(states -> states.get(provider));
    Optional<Streaks.Streak> streak = unanswered.of(provider.value());
    int failures = streak.map(Streaks.Streak::failures).orElse(0);
    String words = state.map(set -> set.name().toLowerCase(Locale.ROOT)).orElse("state not read");
    BreakerState pace = breaker.get();
    boolean inOrder = failures < MOST_UNANSWERED && pace == BreakerState.CLOSED;
    return Advice.of(
        inOrder || state.equals(Optional.of(ProviderState.SUSPENDED)),
        words
            + (pace == BreakerState.CLOSED
                ? ""
                : ", breaker " + pace.name().toLowerCase(Locale.ROOT))
            + streak
                .map(
                    some ->
                        ", " + failures + " calls without an answer in a row since " + some.since())
                .orElse(""));
  }
}
