package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaChannelFactoryTest {
  private final KafkaChannelFactory factory = new KafkaChannelFactory();

  @Test
  void factory_serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ChannelFactory.class))
        .anyMatch(found -> found instanceof KafkaChannelFactory && found.name().equals("kafka"));
  }

  @Test
  void channel_withoutBootstrap_isOff() {
    assertThat(factory.create(settings(Map.of()))).isEmpty();
    assertThat(factory.create(settings(Map.of("topic", "t", "bootstrap", " ")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9092", "a.example:1, b.example:2", "[::1]:9092", "no-such-host.test:1"})
  void channel_withBootstrap_isMadeWithoutAskingAnyone(String bootstrap) {
    try (EventChannel channel =
        factory.create(settings(Map.of("bootstrap", bootstrap))).orElseThrow()) {
      assertThat(channel.name()).isEqualTo("kafka");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bootstrap | localhost",
        "bootstrap | localhost:99999",
        "bootstrap | a:1,,b:2",
        "bootstrap | http://a:1",
        "topic | a b",
        "topic | ..",
        "publish-timeout | 10ms",
        "publish-timeout | 1h",
        "publish-timeout | soon",
        "security.protocol | SSL",
        "tls | false",
        "tls | maybe",
        "tls-authorities-file | no/such/file",
        "tls-authorities-file | pom.xml",
        "tls-client-key-file | pom.xml",
        "sasl-mechanism | GSSAPI"
      })
  void setting_outOfBounds_isAFault(String key, String value) {
    Map<String, String> values = new HashMap<>(Map.of("bootstrap", "kafka.example:9092"));
    values.put(key, value);
    assertThatThrownBy(() -> factory.create(settings(values)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("kafka." + key + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "127.0.0.1:1,[::1]:2", "127.1.2.3:1"})
  void tls_towardsLoopback_isOffUnlessSet(String bootstrap) {
    assertThatThrownBy(
            () ->
                factory.create(
                    settings(Map.of("bootstrap", bootstrap, "tls-authorities-file", "x"))))
        .hasMessage("kafka.tls-authorities-file is of no use without tls");
    factory.create(settings(Map.of("bootstrap", bootstrap, "tls", "true"))).orElseThrow().close();
  }

  /** A name that only begins so may be anybody's. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost.example:1", "127.0.0.1.example:1", "localhost:1,a.example:2"})
  void tls_towardsOtherMachines_cannotBeOff(String bootstrap) {
    assertThatThrownBy(
            () -> factory.create(settings(Map.of("bootstrap", bootstrap, "tls", "false"))))
        .hasMessage("kafka.tls can be off only where every broker is on loopback");
  }

  @Test
  void login_inPart_isAFaultForEachThatIsMissing() {
    assertThatThrownBy(
            () ->
                factory.create(
                    settings(Map.of("bootstrap", "a.example:1", "sasl-password", "hush"))))
        .hasMessageContaining("kafka.sasl-mechanism is required for a login")
        .hasMessageContaining("kafka.sasl-user is required for a login")
        .hasMessageNotContaining("hush");
  }

  @Test
  void clientCertificate_withoutItsKey_isAFault(@TempDir Path folder) throws Exception {
    HeldCertificate own = new HeldCertificate.Builder().rsa2048().build();
    Path certificate = Files.writeString(folder.resolve("own.pem"), own.certificatePem());
    Path key = Files.writeString(folder.resolve("key.pem"), own.privateKeyPkcs1Pem());
    Map<String, String> values = new HashMap<>(Map.of("bootstrap", "a.example:1"));
    values.put("tls-client-certificate-file", certificate.toString());
    assertThatThrownBy(() -> factory.create(settings(values)))
        .hasMessage("kafka.tls-client-key-file is required, since its other half is set");
    values.put("tls-client-key-file", key.toString());
    assertThatThrownBy(() -> factory.create(settings(values)))
        .hasMessage("kafka.tls-client-key-file names a file whose key is not PKCS#8");
  }

  private static Settings settings(Map<String, String> values) {
    return new Settings("kafka", values);
  }
}
