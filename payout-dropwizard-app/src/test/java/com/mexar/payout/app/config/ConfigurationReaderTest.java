package com.mexar.payout.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final ProviderName TRANSFEZ = new ProviderName("transfez");
  private static final Map<String, String> ENOUGH =
      Map.of(
          "TRANSFEZ_BASE_URL", "https://transfez.example/api/v1",
          "TRANSFEZ_API_KEY", "test-key",
          "TRANSFEZ_CALLBACK_KEYS", "k1=0123456789abcdef0123456789abcdef");

  @TempDir private Path folder;

  private static HostSettings read(String yaml, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(ENOUGH);
    environment.putAll(more);
    return new ConfigurationReader(environment).read(yaml);
  }

  private static List<String> faults(String yaml, Map<String, String> environment) {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> new ConfigurationReader(environment).read(yaml));
    return refused.faults().stream().map(Fault::toString).toList();
  }

  @Test
  void nothingButTheProvider_isTheDocumentedDefaults() {
    HostSettings settings = read("", Map.of());

    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.http().adminPort()).isEqualTo(8081);
    assertThat(settings.http().allowInsecureLoopback()).isFalse();
    assertThat(settings.database().server()).isEmpty();
    assertThat(settings.database().dataDir()).isEqualTo(Path.of("data"));
    assertThat(settings.engine().lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.engine().callTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.engine().inquiryDelays()).hasSize(6).endsWith(Duration.ofHours(1));
    assertThat(settings.engine().maxAttempts()).isEqualTo(5);
    assertThat(settings.engine().idempotencyRetention()).isEqualTo(Duration.ofHours(72));
    assertThat(settings.engine().initialStates())
        .containsOnly(Map.entry(TRANSFEZ, ProviderState.ACTIVE));
    assertThat(settings.access().clientRate()).isEqualTo(500);
    assertThat(settings.access().keys().isEmpty()).isTrue();
    assertThat(settings.plugIns().providers()).hasSize(1);
    assertThat(settings.plugIns().channels()).isEmpty();
    assertThat(settings.plugIns().callbackSources()).isEmpty();
  }

  @Test
  void file_givesSettings_andTheEnvironmentOverridesThem() {
    String yaml =
        """
        engine:
          lease: 45s
          inquiry-delays: [1s, 2s]
          max-attempts: ${ATTEMPTS:-7}
        database:
          url: jdbc:postgresql://db/payout
          password: ${SECRET}
        providers:
          transfez:
            base-url: https://from-the-file.example/api/v1
            allowed-ips: [192.0.2.1, "2001:db8::/32"]
        channels:
          kafka:
            bootstrap: localhost:9092
        """;
    HostSettings settings =
        read(
            yaml,
            Map.of("PAYOUT_LEASE", "50s", "SECRET", "a: b\nc: d", "PAYOUT_MAX_ATTEMPTS", " "));

    assertThat(settings.engine().lease()).isEqualTo(Duration.ofSeconds(50));
    assertThat(settings.engine().inquiryDelays())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(settings.engine().maxAttempts()).isEqualTo(7);
    assertThat(settings.database().server().orElseThrow().password().orElseThrow().reveal())
        .isEqualTo("a: b\nc: d");
    assertThat(settings.plugIns().callbackSources().get(TRANSFEZ).contains("2001:db8::7")).isTrue();
    assertThat(settings.plugIns().channels()).hasSize(1);
    settings.plugIns().channels().get(0).channel().close();
  }

  @Test
  void configuration_withManyFaults_namesAllAtOnce() throws Exception {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "# fine\ncore client abc\ncore boss " + "a".repeat(64) + "\n");
    String yaml =
        """
        http: {port: eighty, colour: red}
        engine: {lease: 5s}
        nonsense: {a: b}
        providers:
          transfes: {base-url: x}
        database: {url: "mysql://x", pool-size: 1, data-dir: "${NO_SUCH:-d}"}
        """;
    List<String> faults =
        faults(
            yaml,
            Map.of(
                "PAYOUT_PROVIDERS", "transfez,nobody",
                "PAYOUT_INITIALLY_ACTIVE", "easylink",
                "PAYOUT_API_KEYS_FILE", keys.toString(),
                "PAYOUT_TRUSTED_PROXIES", "10.0.0.0/8,proxy.example",
                "TRANSFEZ_BASE_URL", "http://transfez.example/api/v1",
                "TRANSFEZ_ALLOWED_IPS", "everyone",
                "TRANSFEZ_NONSENSE", "1"));

    assertThat(faults)
        .anyMatch(f -> f.startsWith("PAYOUT_HTTP_PORT (http.port) must be"))
        .anyMatch(f -> f.startsWith("http.colour is not a setting"))
        .anyMatch(f -> f.startsWith("PAYOUT_LEASE (engine.lease) must be longer"))
        .anyMatch(f -> f.startsWith("nonsense.a "))
        .anyMatch(f -> f.startsWith("TRANSFES_BASE_URL (providers.transfes.base-url) "))
        .anyMatch(f -> f.startsWith("PAYOUT_DB_URL (database.url) must begin"))
        .anyMatch(f -> f.startsWith("PAYOUT_DB_POOL_SIZE (database.pool-size) must be"))
        .anyMatch(f -> f.startsWith("PAYOUT_PROVIDERS (routing.providers) names nobody"))
        .anyMatch(
            f -> f.startsWith("PAYOUT_INITIALLY_ACTIVE (routing.initially-active) names easylink"))
        .anyMatch(f -> f.contains("PAYOUT_API_KEYS_FILE (access.api-keys-file) line 2 "))
        .anyMatch(f -> f.contains("PAYOUT_API_KEYS_FILE (access.api-keys-file) line 3 "))
        .anyMatch(f -> f.startsWith("PAYOUT_TRUSTED_PROXIES (http.trusted-proxies) must be"))
        .anyMatch(f -> f.startsWith("TRANSFEZ_BASE_URL (providers.transfez.base-url) "))
        .anyMatch(
            f -> f.startsWith("TRANSFEZ_ALLOWED_IPS (providers.transfez.allowed-ips) must be"))
        .anyMatch(
            f -> f.startsWith("TRANSFEZ_NONSENSE (providers.transfez.nonsense) is not a setting"))
        .anyMatch(f -> f.startsWith("TRANSFEZ_API_KEY (providers.transfez.api-key) is required"));
  }

  @Test
  void rabbitMq_ofTheEnvironment_isOnAndIsNotSpokenToInTheClear() {
    String login = "user:hidden@broker.example";
    HostSettings settings =
        read(
            "", Map.of("PAYOUT_RABBITMQ_URI", "amqps://" + login, "PAYOUT_RABBITMQ_EXCHANGE", "e"));
    assertThat(settings.plugIns().channels()).hasSize(1);
    settings.plugIns().channels().get(0).channel().close();

    Map<String, String> inTheClear = new HashMap<>(ENOUGH);
    inTheClear.put("PAYOUT_RABBITMQ_URI", "amqp://" + login);
    assertThat(faults("", inTheClear))
        .containsExactly(
            "PAYOUT_RABBITMQ_URI (channels.rabbitmq.uri) must begin with amqps, since the host is"
                + " another machine");
  }

  @Test
  void faults_neverRepeatValues() {
    List<String> faults =
        faults(
            "database: {password: [x, {secret-1: y}]}\nengine: {lease: secret-2}\n",
            Map.of("TRANSFEZ_CALLBACK_KEYS", "secret-3"));

    assertThat(faults).isNotEmpty().noneMatch(fault -> fault.contains("secret"));
  }

  @Test
  void file_thatIsNotYaml_saysWhereAndRepeatsNothing() {
    assertThat(faults("a: b\n  password: \"secret", Map.of()))
        .singleElement()
        .asString()
        .contains("line 2")
        .doesNotContain("secret");
  }

  @Test
  void file_withVariableThatIsNotSet_isAFault() {
    assertThat(faults("engine: {lease: \"${NO_SUCH}\"}", ENOUGH))
        .containsExactly(
            "engine.lease names an environment variable that is not set and has no default");
  }

  @Test
  void file_withKeyTwice_isAFault() {
    assertThat(faults("engine: {lease: 30s}\nengine: {lease: 40s}", ENOUGH))
        .containsExactly("engine.lease is given twice");
  }
}
