package com.mexar.payout.event.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestRabbit;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a front of the broker that really speaks it. */
@Timeout(30)
class TlsTest {
  private static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 1));
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate OTHER_ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate US =
      new HeldCertificate.Builder().commonName("us").signedBy(ROOT).build();
  private static final String NO_TLS =
      "no TLS with the broker; is its certificate for this host, and of an authority that is"
          + " trusted?";

  @TempDir Path folder;

  private final TestRabbit rabbit = TestRabbit.running(TestRabbit.Make.EMBEDDED);
  private final Exchange exchange = new Exchange(rabbit.uri(), rabbit.freshExchange());

  @BeforeEach
  void bind() throws Exception {
    exchange.bind("#");
  }

  @Test
  void broker_ofATrustedAuthority_isPublishedTo() throws Exception {
    try (Wire wire = new Wire(rabbit.port(), speaking("localhost"));
        EventChannel channel = channel(wire, trusting(ROOT))) {
      channel.publish(BATCH);
    }
    assertThat(exchange.messages()).hasSize(1);
  }

  @Test
  void broker_ofAnotherAuthority_isSentNothing() throws Exception {
    try (Wire wire = new Wire(rabbit.port(), speaking("localhost"));
        EventChannel channel = channel(wire, trusting(OTHER_ROOT))) {
      assertRefused(channel);
    }
  }

  @Test
  void broker_ofAnAuthorityThatNobodyNamed_isSentNothing() throws Exception {
    try (Wire wire = new Wire(rabbit.port(), speaking("localhost"));
        EventChannel channel = channel(wire, Map.of())) {
      assertRefused(channel);
    }
  }

  @Test
  void broker_withTheCertificateOfAnotherHost_isSentNothing() throws Exception {
    try (Wire wire = new Wire(rabbit.port(), speaking("broker.example"));
        EventChannel channel = channel(wire, trusting(ROOT))) {
      assertRefused(channel);
    }
  }

  @Test
  void broker_thatSpeaksNoTls_isSentNothing() throws Exception {
    try (Wire wire = new Wire(rabbit.port());
        EventChannel channel = channel(wire, trusting(ROOT))) {
      assertThatThrownBy(() -> channel.publish(BATCH)).isInstanceOf(ChannelException.class);
    }
    assertThat(exchange.messages()).isEmpty();
  }

  @Test
  void broker_thatDemandsACertificate_isShownOurs() throws Exception {
    SSLServerSocket demanding = speaking("localhost");
    demanding.setNeedClientAuth(true);
    try (Wire wire = new Wire(rabbit.port(), demanding)) {
      try (EventChannel stranger = channel(wire, trusting(ROOT))) {
        assertThatThrownBy(() -> stranger.publish(BATCH)).isInstanceOf(ChannelException.class);
      }
      try (EventChannel channel =
          channel(
              wire,
              Map.of(
                  "tls-authorities-file", pem("root.pem", ROOT.certificatePem()),
                  "tls-client-certificate-file", pem("us.pem", US.certificatePem()),
                  "tls-client-key-file", pem("us.key", US.privateKeyPkcs8Pem())))) {
        channel.publish(BATCH);
      }
    }
    assertThat(exchange.messages()).hasSize(1);
  }

  /** A socket of TLS is closed in good order unless it is told otherwise, and that would wait. */
  @Test
  void broker_thatReadsNothing_isGivenUpInTimeAndPublishedToLater() throws Exception {
    try (Wire wire = new Wire(rabbit.port(), speaking("localhost"));
        EventChannel channel = channel(wire, trusting(ROOT))) {
      channel.publish(BATCH);
      wire.stall();
      assertThatThrownBy(() -> channel.publish(RabbitMqChannels.MUCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageEndingWith("not all was confirmed within 2000 ms");
      wire.resume();
      channel.publish(BATCH);
    }
  }

  private void assertRefused(EventChannel channel) throws Exception {
    assertThatThrownBy(() -> channel.publish(BATCH))
        .isExactlyInstanceOf(ChannelException.class)
        .hasMessage("RabbitMQ exchange " + exchange.name() + ": " + NO_TLS);
    assertThat(exchange.messages()).isEmpty();
  }

  private EventChannel channel(Wire wire, Map<String, String> tls) {
    String uri = "amqps://guest:guest@localhost:" + wire.port();
    return RabbitMqChannels.channel(uri, exchange.name(), "2s", tls);
  }

  private Map<String, String> trusting(HeldCertificate root) throws IOException {
    return Map.of("tls-authorities-file", pem("root.pem", root.certificatePem()));
  }

  private String pem(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** With a certificate for this host alone. */
  private static SSLServerSocket speaking(String host) throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(ROOT).build();
    return (SSLServerSocket)
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(ROOT.certificate())
            .build()
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
