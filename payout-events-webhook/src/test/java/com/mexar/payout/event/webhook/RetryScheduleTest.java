package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.settings.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private final RetrySchedule schedule =
      new RetrySchedule(
          List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), new SplittableRandom(2));

  @Test
  void delay_eachTry_isSpreadAroundItsPlaceInTheSchedule() {
    Set<Duration> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Duration first = schedule.after(1).orElseThrow();
      assertThat(first).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
      seen.add(first);
      assertThat(schedule.after(2).orElseThrow())
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }
    assertThat(seen).hasSizeGreaterThan(50);
  }

  @Test
  void delay_afterTheLastTry_isNone() {
    assertThat(schedule.after(3)).isEmpty();
  }

  @Test
  void schedule_usual_isTenTriesInThreeDays() {
    List<Duration> delays =
        WebhookSettings.read(new Settings("webhook", Map.of()), false).retryDelays();
    assertThat(delays).hasSize(9);
    assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
  }
}
