package com.mexar.payout.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheck.Result;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GatewayHealthTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SettableClock clock = SettableClock.standing(START);
  private final HealthCheckRegistry checks = new HealthCheckRegistry();
  private final AtomicReference<Instant> progress = new AtomicReference<>(START);

  @Test
  void worker_inALongRound_isHealthyWhileItNotesProgressAndEndsServiceWhenItHangs() {
    new GatewayHealth(checks).workers(() -> List.of(health(0)), clock);

    for (int part = 0; part < 5; part++) {
      clock.advance(PATIENCE);
      assertThat(checks.runHealthCheck("worker dispatch").isHealthy()).isTrue();
      progress.set(clock.instant());
    }
    clock.advance(PATIENCE.plus(REST));
    assertThat(HealthPage.isGood(checks.runHealthChecks())).isTrue();

    clock.advance(Duration.ofMillis(1));
    Result stuck = checks.runHealthCheck("worker dispatch");
    assertThat(stuck.isHealthy()).isFalse();
    assertThat(stuck.getMessage()).startsWith("last progress 31 s ago");
    assertThat(HealthPage.isGood(checks.runHealthChecks())).isFalse();
  }

  @Test
  void worker_thatFails_saysHowOften() {
    new GatewayHealth(checks).workers(() -> List.of(health(3)), clock);

    assertThat(checks.runHealthCheck("worker dispatch").getMessage())
        .contains("3 failures since: IOException");
  }

  @Test
  void advice_thatIsUnhealthy_isNoReasonToEndTheHost() {
    Result advice = Advice.of(false, "the channel is down");
    Result vital = Result.unhealthy("the database is down");

    assertThat(advice.isHealthy()).isFalse();
    assertThat(HealthPage.isGood(Map.of("channel", advice, "other", Result.healthy()))).isTrue();
    assertThat(HealthPage.isGood(Map.of("channel", advice, "database", vital))).isFalse();
  }

  @Test
  void check_thatThrows_isNoAdvice() {
    checks.register(
        "broken",
        new HealthCheck() {
          @Override
          protected Result check() {
            throw new IllegalStateException("broken");
          }
        });

    assertThat(HealthPage.isGood(checks.runHealthChecks())).isFalse();
  }

  private WorkerHealth health(int failures) {
    return new WorkerHealth(
        "dispatch", progress.get(), REST, PATIENCE, failures, failures == 0 ? null : "IOException");
  }
}
