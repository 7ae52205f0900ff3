package com.mexar.payout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

  @Test
  void defaults_areTheDocumentedOnes() {
    EngineSettings defaults = EngineSettings.defaults();

    assertThat(defaults.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.callTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.inquiryDelays())
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));
    assertThat(defaults.maxAttempts()).isEqualTo(5);
    assertThat(defaults.breakerFailures()).isEqualTo(5);
    assertThat(defaults.breakerPause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.idempotencyRetention()).isEqualTo(Duration.ofHours(72));
    assertThat(defaults.initialStates()).isEmpty();
  }

  @Test
  void lease_notLongerThanACall_isRefused() {
    refuses(EngineSettings.builder().lease(Duration.ofSeconds(10)));
    refuses(EngineSettings.builder().callTimeout(Duration.ofSeconds(30)));
  }

  @Test
  void figures_thatWouldStopTheEngine_areRefused() {
    refuses(EngineSettings.builder().inquiryDelays(List.of()));
    refuses(EngineSettings.builder().maxAttempts(0));
    refuses(EngineSettings.builder().inquiryWorkers(0));
    refuses(EngineSettings.builder().batch(0));
    refuses(EngineSettings.builder().breaker(0, Duration.ofSeconds(1)));
    refuses(EngineSettings.builder().breaker(1, Duration.ZERO));
  }

  @Test
  void lists_afterwards_cannotBeChanged() {
    List<Duration> mine = new ArrayList<>(List.of(Duration.ofSeconds(1)));
    EngineSettings settings = EngineSettings.builder().inquiryDelays(mine).build();
    mine.clear();

    assertThat(settings.inquiryDelays()).containsExactly(Duration.ofSeconds(1));
  }

  private static void refuses(EngineSettings.Builder builder) {
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }
}
