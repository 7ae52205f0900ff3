package com.mexar.payout.http;

import static com.mexar.payout.http.Calls.assertDoubt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConnectionReuseTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final GuardedHttpClient client = Calls.toLoopback().build();

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void fault02_pooledConnectionClosedByServer_isReplacedAndSendsOnce() throws Exception {
    Semaphore closed = new Semaphore(0);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write(OK);
              peer.socket().close();
              closed.release();
            })) {
      for (int i = 1; i <= 5; i++) {
        HttpOutcome outcome =
            client.execute(i % 2 == 0 ? Calls.get(server.uri()) : Calls.post(server.uri()));
        assertThat(Calls.answer(outcome).status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(i);
        closed.acquire();
      }
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  @Test
  void pooledConnection_onWhichTheServerSpokeUnasked_isReplaced() throws Exception {
    Semaphore speak = new Semaphore(0);
    Semaphore spoken = new Semaphore(0);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write(OK);
              speak.acquire();
              peer.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
              spoken.release();
              peer.awaitHangUp();
            })) {
      Calls.answer(client.execute(Calls.post(server.uri())));
      speak.release();
      spoken.acquire();
      HttpOutcome second = client.execute(Calls.post(server.uri()));

      assertThat(Calls.answer(second).status()).isEqualTo(200);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void answer_longerThanAnnounced_isNotReadAsTheAnswerToTheNextRequest() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              String request = peer.readRequest();
              peer.write(OK + (request.startsWith("POST") ? OK.replace("ok", "no") : ""));
              peer.awaitHangUp();
            })) {
      assertThat(Calls.answer(client.execute(Calls.post(server.uri()))).bodyAsUtf8())
          .isEqualTo("ok");
      assertThat(Calls.answer(client.execute(Calls.get(server.uri()))).bodyAsUtf8())
          .isEqualTo("ok");
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void fault02_pooledConnectionThatDiesWhileWriting_isDoubtAndSendsOnce() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write(OK);
              first.countDown();
              peer.readRequest();
              peer.socket().setSoLinger(true, 0);
            })) {
      Calls.answer(client.execute(Calls.post(server.uri())));
      first.await();

      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.CONNECTION_LOST);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
