package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

  @Test
  void settings_none_areTheDefaultsWithoutAnEndpoint() {
    WebhookSettings settings = read(Map.of());
    assertThat(settings.first()).isEmpty();
    assertThat(settings.timeout()).hasSeconds(20);
    assertThat(settings.disableAfter()).hasDays(5);
  }

  @Test
  void settings_ofAnEndpoint_areReadAndDoNotPrint() {
    WebhookSettings settings =
        read(Map.of("url", "https://a.example/hook?token=t0ken", "secret", SECRET));
    assertThat(settings.first().orElseThrow().url()).hasHost("a.example");
    assertThat(settings.toString()).doesNotContain("AAECAwQF").doesNotContain("t0ken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | http://a.example/hook",
        "url | https://user:pw@a.example/hook",
        "url | https://a.example/#x",
        "url | nonsense",
        "url | ftp://a.example",
        "secret | whsec_short",
        "secret | other",
        "timeout | 61s",
        "retry-delays | soon",
        "endpoint-concurrency | 0",
        "concurrency | 0",
        "nonsense | x"
      })
  void setting_outOfBounds_isAFaultThatDoesNotRepeatIt(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("webhook." + key)
        .hasMessageNotContaining("user:pw")
        .hasMessageNotContaining("whsec_short");
  }

  @Test
  void setting_urlWithoutSecretOrTheOtherWayRound_isAFault() {
    assertThatThrownBy(() -> read(Map.of("url", "https://a.example/hook")))
        .hasMessageContaining("webhook.secret");
    assertThatThrownBy(() -> read(Map.of("secret", SECRET))).hasMessageContaining("webhook.url");
  }

  private static WebhookSettings read(Map<String, String> values) {
    return WebhookSettings.read(new Settings("webhook", values), false);
  }
}
