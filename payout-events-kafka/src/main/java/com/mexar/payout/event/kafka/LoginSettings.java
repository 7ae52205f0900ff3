package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * How we log in to brokers (SASL): {@code sasl-mechanism}, {@code sasl-user} and {@code
 * sasl-password}, all or none. Immutable; does not print.
 */
final class LoginSettings {
  private static final String MECHANISM = "sasl-mechanism";
  private static final String USER = "sasl-user";
  private static final String PASSWORD = "sasl-password";

  /** RFC 4616 and RFC 5802, in the forms that Kafka knows. */
  private enum Mechanism {
    PLAIN("PLAIN", "plain.PlainLoginModule"),
    SCRAM_SHA_256("SCRAM-SHA-256", "scram.ScramLoginModule"),
    SCRAM_SHA_512("SCRAM-SHA-512", "scram.ScramLoginModule");

    private final String word;
    private final String module;

    Mechanism(String word, String module) {
      this.word = word;
      this.module = "org.apache.kafka.common.security." + module;
    }

    static Mechanism of(String word) {
      return Arrays.stream(values())
          .filter(each -> each.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidValueException(
                      Arrays.stream(values())
                          .map(each -> each.word)
                          .collect(Collectors.joining(", ", "must be one of ", ""))));
    }
  }

  private final Map<String, Object> ofClient;

  private LoginSettings(Map<String, Object> ofClient) {
    this.ofClient = ofClient;
  }

  /** What is wrong is noted in the settings. */
  static LoginSettings of(Settings settings) {
    Optional<Mechanism> mechanism =
        settings.parsed(MECHANISM, Optional.empty(), word -> Optional.of(Mechanism.of(word)));
    Optional<String> user = settings.text(USER);
    Optional<Secret> password = settings.secret(PASSWORD);
    boolean any = settings.text(MECHANISM).isPresent() || user.isPresent() || password.isPresent();
    for (String key : new String[] {MECHANISM, USER, PASSWORD}) {
      if (any && settings.text(key).isEmpty()) {
        settings.fault(key, "is required for a login", "");
      }
    }
    return mechanism.isPresent() && user.isPresent() && password.isPresent()
        ? new LoginSettings(client(mechanism.get(), user.get(), password.get()))
        : new LoginSettings(Map.of());
  }

  boolean on() {
    return !ofClient.isEmpty();
  }

  /** For Kafka's client. */
  Map<String, Object> ofClient() {
    return ofClient;
  }

  private static Map<String, Object> client(Mechanism mechanism, String user, Secret password) {
    return Map.of(
        SaslConfigs.SASL_MECHANISM,
        mechanism.word,
        SaslConfigs.SASL_JAAS_CONFIG,
        new Password(
            mechanism.module
                + " required username="
                + quoted(user)
                + " password="
                + quoted(password.reveal())
                + ";"));
  }

  /** As the syntax of JAAS has texts, which Kafka reads with a StreamTokenizer. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
