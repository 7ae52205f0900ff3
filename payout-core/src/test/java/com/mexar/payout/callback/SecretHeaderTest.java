package com.mexar.payout.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a verifier's in common; that is tested by the contract of verifiers. */
class SecretHeaderTest {
  private static final String OLD = "o".repeat(16);
  private static final String NEW = "n".repeat(16);

  @Test
  void words_fromASetting_areEachTakenAndNameNoAttempt() throws Exception {
    Settings settings = new Settings("providers.acme", Map.of("word", NEW + " , " + OLD));
    SecretHeader read = SecretHeader.required(settings, "word", "X-Callback-Token");

    settings.requireNoFaults();
    for (String word : List.of(OLD, NEW)) {
      VerifiedCallback verified = read.verify(with(word));
      assertThat(verified.reference()).isEmpty();
      assertThat(verified.isStale()).isFalse();
    }
    assertThatThrownBy(() -> read.verify(with(OLD + "," + NEW)))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessage("the header X-Callback-Token has another word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "short", "nnnnnnnnnnnnnnnn,short", "nnnnnnnnnnnnnnnn\u00e9"})
  void words_fromASettingOfAnotherShape_areAFaultWithoutTheValue(String value) {
    Settings settings = new Settings("providers.acme", Map.of("word", value));
    SecretHeader.required(settings, "word", "x-callback-token");

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("providers.acme.word")
        .hasMessageNotContainingAny("short", "nnnn");
  }

  @Test
  void words_noneOrGuessable_areRefused() {
    assertThatThrownBy(() -> new SecretHeader("h", List.of()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new SecretHeader("h", List.of(new Secret("short-secret"))))
        .isInstanceOf(InvalidValueException.class)
        .message()
        .doesNotContain("short-secret");
  }

  private static RawCallback with(String word) {
    return new RawCallback(
        "POST",
        "/callbacks/acme",
        "",
        Map.of("x-callback-token", List.of(word)),
        new byte[0],
        "192.0.2.1");
  }
}
