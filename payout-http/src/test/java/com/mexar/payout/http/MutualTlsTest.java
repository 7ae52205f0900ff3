package com.mexar.payout.http;

import static com.mexar.payout.http.Calls.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.signature.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.CertificatePinner;
import okhttp3.Handshake;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins, authorities and client certificates against a server that really speaks TLS. */
@Timeout(30)
class MutualTlsTest {
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").signedBy(ROOT).build();
  private static final HeldCertificate CLIENT =
      new HeldCertificate.Builder().commonName("us").signedBy(ROOT).build();
  private static final HeldCertificate STRANGER = new HeldCertificate.Builder().build();

  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void serve() throws IOException {
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(ROOT.certificate())
            .build();
    server.useHttps(identity.sslSocketFactory());
    server.enqueue(new MockResponse.Builder().body("yes").build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void server_thatDemandsACertificate_isShownOurs() throws Exception {
    server.requireClientAuth();
    server.start();
    try (GuardedHttpClient client = trusting().identity(identity(CLIENT)).build()) {
      assertThat(Calls.answer(client.execute(Calls.post(URI.create("/pay")))).bodyAsUtf8())
          .isEqualTo("yes");
    }
    RecordedRequest request = server.takeRequest();
    Handshake handshake = request.getHandshake();
    assertThat(handshake).isNotNull();
    assertThat(handshake.peerCertificates()).contains(CLIENT.certificate());
  }

  @Test
  void server_thatDemandsACertificateAndIsShownNone_answersNothing() throws Exception {
    server.requireClientAuth();
    server.start();
    try (GuardedHttpClient client = trusting().build()) {
      assertThat(client.execute(Calls.post(URI.create("/pay"))))
          .isNotInstanceOf(HttpOutcome.Answered.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void server_thatIsPinned_isAnsweredFrom() throws Exception {
    server.start();
    for (HeldCertificate pinned : List.of(SERVER, ROOT)) {
      server.enqueue(new MockResponse.Builder().body("yes").build());
      try (GuardedHttpClient client = trusting().pins(pins(STRANGER, pinned)).build()) {
        assertThat(Calls.answer(client.execute(Calls.post(URI.create("/pay")))).status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void server_thatIsTrustedAndNotPinned_isSentNothing() throws Exception {
    server.start();
    try (GuardedHttpClient client = trusting().pins(pins(STRANGER)).build()) {
      assertNotSent(
          client.execute(Calls.post(URI.create("/pay?token=secret"))),
          NotSentCause.TLS_CERTIFICATE);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void server_ofAnotherAuthority_isSentNothing() throws Exception {
    server.start();
    try (GuardedHttpClient client =
        client().authorities(pem("other.pem", STRANGER.certificatePem())).build()) {
      assertNotSent(client.execute(Calls.post(URI.create("/pay"))), NotSentCause.TLS_CERTIFICATE);
    }
  }

  @Test
  void settings_ofAllThatCanBeSet_areApplied() throws Exception {
    server.requireClientAuth();
    server.start();
    Settings settings =
        new Settings(
            "providers.acme",
            Map.of(
                "tls-authorities-file", pem("root.pem", ROOT.certificatePem()).toString(),
                "tls-pins", String.join(", ", pins(STRANGER, SERVER)),
                "tls-client-certificate-file", pem("us.pem", CLIENT.certificatePem()).toString(),
                "tls-client-key-file", pem("us.key", CLIENT.privateKeyPkcs8Pem()).toString()));
    TlsOptions options = TlsOptions.of(settings);
    settings.requireNoFaults();

    try (GuardedHttpClient client = options.applyTo(client()).build()) {
      assertThat(Calls.answer(client.execute(Calls.post(URI.create("/pay")))).status())
          .isEqualTo(200);
    }
    assertThat(options).hasToString("TlsOptions[redacted]");
  }

  @Test
  void settings_thatAreWrong_areFaultsTogether() throws Exception {
    Settings settings =
        new Settings(
            "providers.acme",
            Map.of(
                "tls-authorities-file", pem("none.pem", "").toString(),
                "tls-pins", "sha256/short",
                "tls-client-certificate-file", pem("us.pem", CLIENT.certificatePem()).toString(),
                "tls-client-key-file", pem("no.key", STRANGER.privateKeyPkcs8Pem()).toString()));
    TlsOptions.of(settings);

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("providers.acme.tls-authorities-file names a file without")
        .hasMessageContaining("providers.acme.tls-pins must be pins of the form sha256/")
        .hasMessageContaining("tls-client-certificate-file holds a certificate that is another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls-client-certificate-file", "tls-client-key-file"})
  void settings_withHalfAnIdentity_areAFault(String key) throws Exception {
    String both = CLIENT.certificatePem() + CLIENT.privateKeyPkcs8Pem();
    String file =
        pem("half.pem", key.contains("key") ? CLIENT.privateKeyPkcs8Pem() : both).toString();
    Settings settings = new Settings("providers.acme", Map.of(key, file));
    TlsOptions.of(settings);

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("is required, since its other half is set");
  }

  @Test
  void options_thatExcludeEachOther_areRefused() throws Exception {
    server.start();
    HandshakeCertificates own = new HandshakeCertificates.Builder().build();

    assertThatThrownBy(() -> trusting().trust(own.sslSocketFactory(), own.trustManager()).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GuardedHttpClient.builder().pins(pins(SERVER)).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client().pins(List.of("sha1/AAAA")))
        .isInstanceOf(InvalidValueException.class);
  }

  private ClientIdentity identity(HeldCertificate held) throws IOException {
    return ClientIdentity.of(
        pem("identity.pem", held.certificatePem()), SigningKey.of(held.keyPair().getPrivate()));
  }

  private GuardedHttpClientBuilder trusting() throws IOException {
    return client().authorities(pem("root.pem", ROOT.certificatePem()));
  }

  private GuardedHttpClientBuilder client() {
    return GuardedHttpClient.builder().baseUri(URI.create("https://localhost:" + server.getPort()));
  }

  private Path pem(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> pins(HeldCertificate... pinned) {
    return Arrays.stream(pinned).map(held -> CertificatePinner.pin(held.certificate())).toList();
  }
}
