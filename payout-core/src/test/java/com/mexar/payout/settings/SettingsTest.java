package com.mexar.payout.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void faults_ofEverySetting_comeTogetherWithoutTheirValues() {
    Settings settings =
        new ProviderSettings(
            new ProviderName("transfez"),
            Map.of(
                "base-url", "ftp://hidden1",
                "timeout", "hidden2",
                "workers", "hidden3",
                "insecure", "hidden4",
                "tiemout", "hidden5"));
    settings.requiredAddress("base-url");
    settings.duration("timeout", Duration.ofSeconds(1));
    settings.integer("workers", 1, 1, 8);
    settings.flag("insecure", false);
    settings.requiredSecret("api-key");
    settings.requiredText("account");
    settings.fault("account", "is one of ours", "");

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .hasMessageNotContainingAny("hidden1", "hidden2", "hidden3", "hidden4", "hidden5")
        .asInstanceOf(type(SettingsException.class))
        .extracting(SettingsException::faults)
        .satisfies(
            faults ->
                assertThat(faults)
                    .extracting(Fault::setting)
                    .containsExactly(
                        "providers.transfez.base-url",
                        "providers.transfez.timeout",
                        "providers.transfez.workers",
                        "providers.transfez.insecure",
                        "providers.transfez.api-key",
                        "providers.transfez.account",
                        "providers.transfez.account",
                        "providers.transfez.tiemout"));
  }

  @Test
  void key_thatNobodyRead_isAFaultThatNamesTheKnownOnes() {
    Settings settings = new Settings("channel", Map.of("topik", "x"));
    settings.text("topic");
    settings.text("acks", "all");

    assertThatThrownBy(settings::requireNoFaults)
        .hasMessage("channel.topik is not a setting; known are acks, topic");
  }

  @Test
  void values_blank_countAsAbsent() {
    Settings settings = new Settings("x", Map.of("a", " ", "b", "  v  "));

    assertThat(settings.text("a")).isEmpty();
    assertThat(settings.text("b")).contains("v");
    assertThat(settings.secret("a")).isEmpty();
    assertThat(settings.requiredText("a")).isEmpty();
    assertThatThrownBy(settings::requireNoFaults).hasMessage("x.a is required");
  }

  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "30s, PT30S", "5m, PT5M", "72h, PT72H", "3d, PT72H"})
  void duration_ofItsShape_isRead(String text, Duration expected) {
    Settings settings = new Settings("x", Map.of("d", text));

    assertThat(settings.duration("d", Duration.ZERO)).isEqualTo(expected);
    assertThatCode(settings::requireNoFaults).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0s", "0ms", "-1s", "1", "s", "1.5s", "1 s", "1S", "PT1S", "1w", "9999999999s"})
  void duration_ofAnotherShapeOrZero_isAFault(String text) {
    Settings settings = new Settings("x", Map.of("d", text, "ds", "1s," + text));

    assertThat(settings.duration("d", Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    settings.durations("ds", List.of(Duration.ofSeconds(7)));
    assertThatThrownBy(settings::requireNoFaults)
        .asInstanceOf(type(SettingsException.class))
        .satisfies(e -> assertThat(e.faults()).hasSize(2));
  }

  @Test
  void lists_areSplitAtCommas() {
    Settings settings = new Settings("x", Map.of("l", " a, b ,,c ", "ds", "1s, 2m"));

    assertThat(settings.list("l")).containsExactly("a", "b", "c");
    assertThat(settings.list("absent")).isEmpty();
    assertThat(settings.durations("ds", List.of()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "x", "1.0", "99999999999", "1 "})
  void integer_outOfBounds_isAFault(String text) {
    Settings settings = new Settings("x", Map.of("n", text));
    int read = settings.integer("n", 4, 1, 8);

    if (text.equals("1 ")) {
      assertThat(read).isEqualTo(1);
    } else {
      assertThat(read).isEqualTo(4);
      assertThatThrownBy(settings::requireNoFaults)
          .hasMessage("x.n must be a whole number from 1 to 8");
    }
  }

  @Test
  void flag_trueOrFalse_isReadInAnyCase() {
    Settings settings = new Settings("x", Map.of("a", "TRUE", "b", "false", "c", "yes"));

    assertThat(settings.flag("a", false)).isTrue();
    assertThat(settings.flag("b", true)).isFalse();
    assertThat(settings.flag("c", true)).isTrue();
    assertThatThrownBy(settings::requireNoFaults).hasMessage("x.c must be true or false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://api.example.com", "http://127.0.0.1:8080/base", "https://[::1]/"})
  void address_ofTheWeb_isRead(String text) {
    Settings settings = new Settings("x", Map.of("a", text));

    assertThat(settings.requiredAddress("a")).isEqualTo(URI.create(text));
    assertThatCode(settings::requireNoFaults).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "/path",
        "ftp://host",
        "file:///etc/passwd",
        "https:opaque",
        "https:///x",
        "https://user:pw@host",
        "https://host/?q=1",
        "https://host/#f",
        "https://ho st",
        "javascript:alert(1)"
      })
  void address_ofAnyOtherKind_isAFault(String text) {
    Settings settings = new Settings("x", Map.of("a", text));
    settings.requiredAddress("a");

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .message()
        .doesNotContain(text);
  }

  @Test
  void secret_revealed_isTheValueAndAFreshArray() {
    Secret secret = new Secret("käy");

    assertThat(secret.reveal()).isEqualTo("käy");
    secret.revealBytes()[0] = 0;
    assertThat(secret.revealBytes())
        .isEqualTo("käy".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(secret).hasToString("Secret[redacted]");
  }
}
