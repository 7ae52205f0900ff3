package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.http.DoubtCause;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.NotSentCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void status_2xx_isSuccess(int status) {
    assertThat(said(status, Map.of()).isSuccess()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 301, 307, 308, 400, 401, 404, 410, 413, 429, 500, 503})
  void status_other_isNone(int status) {
    assertThat(said(status, Map.of()).isSuccess()).isFalse();
  }

  @Test
  void status_410_isGoneAndNoOtherIs() {
    assertThat(Said.isGone(410)).isTrue();
    assertThat(Said.isGone(404)).isFalse();
    assertThat(Said.isGone(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "503, 120, PT2M",
        "429, 0, PT5S",
        "429, -, PT5S",
        "502, soon, PT5S",
        "504, -, PT5S",
        "500, -, -",
        "503, -, -",
        "503, -5, -",
        "503, 999999999, PT24H",
        "200, 120, -",
        "301, 7, PT7S",
        "503, 'Sun, 22 Nov 2026 10:01:00 GMT', PT1M",
        "503, 'Sun, 22 Nov 2026 09:59:00 GMT', -",
        "503, 99999999999999999999, -"
      })
  void retryAfter_secondsOrDate_isThePause(int status, String header, Duration pause) {
    Map<String, List<String>> headers =
        header == null ? Map.of() : Map.of("Retry-After", List.of(header));
    assertThat(said(status, headers).pause()).isEqualTo(pause);
  }

  @ParameterizedTest
  @EnumSource
  void notSent_eachCause_isSaidWithoutTheAddress(NotSentCause cause) {
    Said said = Said.of(new HttpOutcome.SurelyNotSent(cause, "secret.example: x"), NOW);
    assertThat(said.words()).isNotBlank().doesNotContain("secret");
    assertThat(said.status()).isNull();
    assertThat(said.isOurs()).isEqualTo(said.words().contains("gateway"));
    assertThat(said.isSuccess()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void maybeSent_eachCause_isSaidWithoutTheAddress(DoubtCause cause) {
    Said said = Said.of(new HttpOutcome.MaybeSent(cause, "secret.example: x"), NOW);
    assertThat(said.words()).isNotBlank().doesNotContain("secret");
    assertThat(said.isSuccess()).isFalse();
  }

  private static Said said(int status, Map<String, List<String>> headers) {
    return Said.of(new HttpOutcome.Answered(new HttpAnswer(status, headers, new byte[0])), NOW);
  }
}
