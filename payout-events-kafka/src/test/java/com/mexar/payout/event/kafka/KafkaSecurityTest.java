package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS, logins and rights, with a real broker that wants them. */
@Timeout(120)
class KafkaSecurityTest {
  private static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 17));
  private static final String LASTING = ": until an operator acts: ";

  private static SecuredKafka kafka;

  private final Map<String, String> settings = new HashMap<>();
  private final Topic topic = kafka.topic();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    kafka = new SecuredKafka(folder);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, false", "SCRAM-SHA-256, true", "SCRAM-SHA-512, true"})
  void login_overTls_publishes(String mechanism, boolean scram) throws Exception {
    kafka.allow(SecuredKafka.USER, topic);
    login(mechanism, scram ? SecuredKafka.SCRAM_PASSWORD : SecuredKafka.PLAIN_PASSWORD);
    publish();
    assertThat(topic.records()).hasSize(1);
  }

  @Test
  void clientCertificate_publishes() throws Exception {
    kafka.allow("CN=" + SecuredKafka.USER, topic);
    mutual();
    settings.put("tls-client-certificate-file", kafka.identity().get(0).toString());
    settings.put("tls-client-key-file", kafka.identity().get(1).toString());
    publish();
    assertThat(topic.records()).hasSize(1);
  }

  @Test
  void clientCertificate_missing_isSaid() {
    mutual();
    assertThat(failure()).hasMessageContaining(LASTING + "no TLS with the broker");
  }

  @Test
  void authority_ofAnother_isSaid() throws Exception {
    login("PLAIN", SecuredKafka.PLAIN_PASSWORD);
    settings.put("tls-authorities-file", kafka.otherAuthorities().toString());
    assertThat(failure()).hasMessageContaining(LASTING + "no TLS with the broker");
  }

  @Test
  void certificate_ofAnotherName_isSaid() {
    login("PLAIN", SecuredKafka.PLAIN_PASSWORD);
    settings.computeIfPresent("bootstrap", (key, it) -> it.replace("127.0.0.1", "localhost"));
    assertThat(failure()).hasMessageContaining(LASTING + "no TLS with the broker");
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "SCRAM-SHA-512"})
  void password_wrong_isSaidWithoutIt(String mechanism) {
    login(mechanism, "not-the-password");
    ChannelException failure = failure();
    assertThat(failure)
        .hasMessageEndingWith("does not take the login; see sasl-user and sasl-password");
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).contains(LASTING).doesNotContain("not-the-password");
  }

  @Test
  void right_missing_isSaid() {
    login("SCRAM-SHA-256", SecuredKafka.SCRAM_PASSWORD);
    assertThat(failure())
        .hasMessageEndingWith(
            LASTING + "the broker does not let us write there (Describe and Write)");
  }

  @Test
  void right_givenLater_isUsed() throws Exception {
    login("SCRAM-SHA-256", SecuredKafka.SCRAM_PASSWORD);
    try (EventChannel channel = channel()) {
      assertThatThrownBy(() -> channel.publish(BATCH)).isInstanceOf(ChannelException.class);
      kafka.allow(SecuredKafka.USER, topic);
      channel.publish(BATCH);
    }
    assertThat(topic.records()).hasSize(1);
  }

  /** What is plain stays on this machine, whatever a broker on it says. */
  @Test
  void broker_onLoopbackThatSendsUsOn_isNotFollowedWithoutTls() {
    settings.put("bootstrap", kafka.elsewhere());
    assertThat(failure()).hasMessageContaining("not on loopback (see its advertised.listeners)");
  }

  private void login(String mechanism, String password) {
    settings.put("bootstrap", kafka.login());
    settings.put("sasl-mechanism", mechanism);
    settings.put("sasl-user", SecuredKafka.USER);
    settings.put("sasl-password", password);
    tls();
  }

  private void mutual() {
    settings.put("bootstrap", kafka.mutual());
    tls();
  }

  private void tls() {
    settings.put("tls", "true");
    settings.put("tls-authorities-file", kafka.authorities().toString());
  }

  private ChannelException failure() {
    return catchThrowableOfType(ChannelException.class, this::publish);
  }

  private void publish() throws Exception {
    try (EventChannel channel = channel()) {
      channel.publish(BATCH);
    }
  }

  private EventChannel channel() {
    settings.put("topic", topic.name());
    settings.put("publish-timeout", "10s");
    return new KafkaChannelFactory().create(new Settings("kafka", settings)).orElseThrow();
  }
}
