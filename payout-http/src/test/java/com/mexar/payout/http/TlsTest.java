package com.mexar.payout.http;

import static com.mexar.payout.http.Calls.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsTest {
  private static final int SUPPORTED_VERSIONS = 43;
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  @Test
  void answer_overTls_isAnswered() throws Exception {
    try (MockWebServer server = new MockWebServer();
        GuardedHttpClient client = trusting().build()) {
      server.useHttps(identity(certificate("localhost").build()).sslSocketFactory());
      server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
      server.enqueue(new MockResponse.Builder().body("yes").build());
      server.enqueue(new MockResponse.Builder().body("again").build());
      server.start();
      URI uri = server.url("/pay").uri();

      assertThat(Calls.answer(client.execute(Calls.post(uri))).bodyAsUtf8()).isEqualTo("yes");
      assertThat(Calls.answer(client.execute(Calls.post(uri))).bodyAsUtf8()).isEqualTo("again");

      assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
      assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }
  }

  @Test
  void fault02_pooledConnectionClosedByServer_isReplacedAndSendsOnce() throws Exception {
    Semaphore closed = new Semaphore(0);
    try (RawServer server =
            new RawServer(
                serverSocket(certificate("localhost").build()),
                peer -> {
                  peer.readRequest();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                  peer.socket().close();
                  closed.release();
                });
        GuardedHttpClient client = trusting().build()) {
      for (int i = 1; i <= 4; i++) {
        HttpOutcome outcome = client.execute(Calls.post(https(server.port())));
        assertThat(Calls.answer(outcome).bodyAsUtf8()).isEqualTo("ok");
        assertThat(server.requests()).hasSize(i);
        closed.acquire();
      }
    }
  }

  @Test
  void certificate_expired_isNotSent() throws Exception {
    long now = System.currentTimeMillis();
    long day = Duration.ofDays(1).toMillis();
    HeldCertificate expired =
        certificate("localhost").validityInterval(now - 3 * day, now - day).build();
    assertRefused(expired, trusting());
  }

  @Test
  void certificate_ofAnotherHost_isNotSent() throws Exception {
    assertRefused(certificate("other.example").build(), trusting());
  }

  @Test
  void certificate_signedByItself_isNotSent() throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    assertRefused(own, trusting());
  }

  @Test
  void certificate_unknownToThePlatform_isNotSent() throws Exception {
    assertRefused(certificate("localhost").build(), GuardedHttpClient.builder());
  }

  private static void assertRefused(HeldCertificate held, GuardedHttpClientBuilder options)
      throws Exception {
    try (RawServer server = new RawServer(serverSocket(held), RawServer.Peer::readRequest);
        GuardedHttpClient client = options.build()) {
      HttpOutcome outcome = client.execute(Calls.post(https(server.port())));
      assertNotSent(outcome, NotSentCause.TLS_CERTIFICATE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void handshake_withAServerThatSpeaksNoTls_isNotSent() throws Exception {
    try (RawServer server = new RawServer(peer -> peer.write("HTTP/1.1 400 Bad\r\n\r\n"));
        GuardedHttpClient client = trusting().build()) {
      HttpOutcome outcome = client.execute(Calls.post(https(server.port())));
      assertNotSent(outcome, NotSentCause.TLS_HANDSHAKE);
    }
  }

  @Test
  void handshake_thatHangs_isNotSentInTime() throws Exception {
    try (RawServer server = new RawServer(RawServer.Peer::awaitHangUp);
        GuardedHttpClient client = trusting().callTimeout(Duration.ofMillis(300)).build()) {
      HttpOutcome outcome = client.execute(Calls.post(https(server.port())));
      assertNotSent(outcome, NotSentCause.TLS_HANDSHAKE);
    }
  }

  @Test
  void hello_offersTls12And13Alone() throws Exception {
    CompletableFuture<byte[]> hello = new CompletableFuture<>();
    try (RawServer server =
            new RawServer(
                peer -> {
                  DataInputStream in = new DataInputStream(peer.socket().getInputStream());
                  in.skipNBytes(3);
                  hello.complete(in.readNBytes(in.readUnsignedShort()));
                });
        GuardedHttpClient client = trusting().build()) {
      client.execute(Calls.post(https(server.port())));
      assertThat(offeredVersions(hello.get(5, TimeUnit.SECONDS)))
          .containsExactlyInAnyOrder(0x0304, 0x0303);
    }
  }

  /** Reads the supported_versions extension of a ClientHello (RFC 8446, 4.1.2 and 4.2.1). */
  private static List<Integer> offeredVersions(byte[] hello) {
    ByteBuffer in = ByteBuffer.wrap(hello);
    in.position(4 + 2 + 32);
    skip(in, in.get() & 0xff);
    skip(in, in.getShort() & 0xffff);
    skip(in, in.get() & 0xff);
    in.getShort();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      if (type == SUPPORTED_VERSIONS) {
        List<Integer> versions = new ArrayList<>();
        for (int bytes = in.get() & 0xff; bytes > 0; bytes -= 2) {
          versions.add(in.getShort() & 0xffff);
        }
        return versions;
      }
      skip(in, length);
    }
    return List.of();
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }

  private static URI https(int port) {
    return URI.create("https://localhost:" + port + "/pay?token=secret");
  }

  private static GuardedHttpClientBuilder trusting() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(ROOT.certificate()).build();
    return GuardedHttpClient.builder().trust(trust.sslSocketFactory(), trust.trustManager());
  }

  private static ServerSocket serverSocket(HeldCertificate held) throws IOException {
    return identity(held)
        .sslContext()
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(ROOT);
  }

  private static HandshakeCertificates identity(HeldCertificate held) {
    return new HandshakeCertificates.Builder().heldCertificate(held).build();
  }
}
