package com.mexar.payout.http;

import static com.mexar.payout.http.Calls.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SurelyNotSentTest {
  private static final URI PAY = URI.create("https://api.example.com/pay?token=secret");

  @Test
  void connect_refused_isNotSent() throws Exception {
    int port;
    try (ServerSocket closedSoon = RawServer.plainSocket()) {
      port = closedSoon.getLocalPort();
    }
    try (GuardedHttpClient client = Calls.toLoopback().build()) {
      URI uri = URI.create("http://localhost:" + port + "/pay?token=secret");
      assertNotSent(client.execute(Calls.post(uri)), NotSentCause.CONNECT);
    }
  }

  @Test
  void host_unknown_isNotSent() {
    NameResolver nobody =
        host -> {
          throw new UnknownHostException(host + " token");
        };
    try (GuardedHttpClient client = GuardedHttpClient.builder().resolver(nobody).build()) {
      assertNotSent(client.execute(Calls.post(PAY)), NotSentCause.NAME_RESOLUTION);
    }
  }

  @Test
  void resolver_thatHangs_isNotSentInTime() {
    CountDownLatch end = new CountDownLatch(1);
    NameResolver stuck =
        host -> {
          awaitQuietly(end);
          throw new UnknownHostException();
        };
    try (GuardedHttpClient client =
        GuardedHttpClient.builder().resolver(stuck).callTimeout(Duration.ofMillis(200)).build()) {
      assertNotSent(client.execute(Calls.post(PAY)), NotSentCause.NAME_RESOLUTION);
      end.countDown();
    }
  }

  @Test
  void fault02_resolverThatAnswersAfterTheTimeout_neverLeadsToASend() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch resolved = new CountDownLatch(1);
    try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
      NameResolver late =
          host -> {
            awaitQuietly(end);
            resolved.countDown();
            return List.of(InetAddress.getLoopbackAddress());
          };
      GuardedHttpClient client =
          Calls.toLoopback().resolver(late).callTimeout(Duration.ofMillis(200)).build();
      assertNotSent(client.execute(Calls.post(server.uri())), NotSentCause.NAME_RESOLUTION);
      end.countDown();
      resolved.await();
      client.close();
      client.awaitWorkers(Duration.ofSeconds(5));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/pay",
        "http://127.0.0.1.example.com/pay",
        "http://10.0.0.1/pay",
        "ftp://example.com/pay",
        "https://user:secret@example.com/pay",
        "mailto:token@example.com",
      })
  void target_notAllowed_isRefused(String uri) {
    try (GuardedHttpClient client = Calls.toLoopback().build()) {
      assertNotSent(client.execute(Calls.post(URI.create(uri))), NotSentCause.TARGET_REFUSED);
    }
  }

  @Test
  void http_toLoopback_isRefusedUnlessAllowed() throws Exception {
    try (RawServer server = new RawServer(RawServer.Peer::readRequest);
        GuardedHttpClient client = GuardedHttpClient.builder().build()) {
      assertNotSent(client.execute(Calls.post(server.uri())), NotSentCause.TARGET_REFUSED);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void http_toANameThatIsNotLoopbackAfterAll_isRefused() throws Exception {
    NameResolver elsewhere = host -> List.of(InetAddress.getByName("93.184.216.34"));
    try (GuardedHttpClient client = Calls.toLoopback().resolver(elsewhere).build()) {
      URI uri = URI.create("http://localhost/pay");
      assertNotSent(client.execute(Calls.post(uri)), NotSentCause.TARGET_REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "[::1]", "10.1.2.3", "[::ffff:10.1.2.3]", "[64:ff9b::7f00:1]"})
  void literal_notPublic_isRefused(String literal) {
    try (GuardedHttpClient client = GuardedHttpClient.builder().publicAddressesOnly(true).build()) {
      URI uri = URI.create("https://" + literal + ":1/pay");
      HttpOutcome outcome = client.execute(Calls.post(uri));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              HttpOutcome.SurelyNotSent.class,
              it -> assertThat(it.cause()).isEqualTo(NotSentCause.TARGET_REFUSED));
    }
  }

  @Test
  void name_rebound_isRefusedAndNeverConnectedTo() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
      NameResolver rebinding =
          host -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1"));
          };
      try (GuardedHttpClient client =
          GuardedHttpClient.builder().publicAddressesOnly(true).resolver(rebinding).build()) {
        URI uri = URI.create("https://hooks.example.com:" + server.port() + "/pay?token=secret");
        assertNotSent(client.execute(Calls.post(uri)), NotSentCause.TARGET_REFUSED);
      }
      assertThat(lookups).hasValue(1);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/pay", "//evil.example/pay", "/../admin", "/%2e%2e/x"})
  void target_outsideTheBase_isRefused(String target) {
    URI base = URI.create("https://api.example.com/api/v1");
    try (GuardedHttpClient client = GuardedHttpClient.builder().baseUri(base).build()) {
      assertNotSent(client.execute(Calls.post(URI.create(target))), NotSentCause.TARGET_REFUSED);
    }
  }

  @Test
  void permits_allTaken_isNotSentAfterTheTimeout() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    NameResolver stuck =
        host -> {
          awaitQuietly(end);
          throw new UnknownHostException();
        };
    try (GuardedHttpClient client =
        GuardedHttpClient.builder()
            .resolver(stuck)
            .maxConcurrentCalls(1)
            .callTimeout(Duration.ofMillis(200))
            .build()) {
      assertNotSent(client.execute(Calls.post(PAY)), NotSentCause.NAME_RESOLUTION);
      assertNotSent(client.execute(Calls.post(PAY)), NotSentCause.NO_CAPACITY);
      end.countDown();
    }
  }

  @Test
  void thread_interruptedBefore_isNotSentAndKeepsTheFlag() throws Exception {
    try (RawServer server = new RawServer(RawServer.Peer::readRequest);
        GuardedHttpClient client = Calls.toLoopback().build()) {
      Thread.currentThread().interrupt();
      HttpOutcome outcome = client.execute(Calls.post(server.uri()));
      assertThat(Thread.interrupted()).isTrue();
      assertNotSent(outcome, NotSentCause.INTERRUPTED);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void client_closed_sendsNothing() throws Exception {
    try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
      GuardedHttpClient client = Calls.toLoopback().build();
      client.close();
      assertNotSent(client.execute(Calls.post(server.uri())), NotSentCause.CLOSED);
      assertThat(server.connections()).isZero();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) throws UnknownHostException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException();
    }
  }
}
