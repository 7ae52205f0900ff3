package com.mexar.payout.http;

import static com.mexar.payout.http.Calls.assertDoubt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MaybeSentTest {
  private final GuardedHttpClient client =
      Calls.toLoopback().callTimeout(Duration.ofSeconds(4)).build();
  private final GuardedHttpClient hasty =
      Calls.toLoopback().callTimeout(Duration.ofMillis(300)).build();

  @AfterEach
  void stop() {
    client.close();
    hasty.close();
  }

  @Test
  void fault02_serverThatReadsAndHangsUp_isDoubtAndSawOneRequest() throws Exception {
    try (RawServer server = new RawServer(RawServer.Peer::readRequest)) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.CONNECTION_LOST);
      assertDoubt(client.execute(Calls.get(server.uri())), DoubtCause.CONNECTION_LOST);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void fault02_serverThatResets_isDoubtAndSawOneRequest() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.socket().setSoLinger(true, 0);
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.CONNECTION_LOST);
      assertThat(server.requests()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void fault02_serverThatHangsUpUnread_isDoubt() throws Exception {
    try (RawServer server = new RawServer(peer -> {})) {
      HttpOutcome outcome = client.execute(Calls.post(server.uri()));
      assertDoubt(outcome, DoubtCause.CONNECTION_LOST);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void fault02_serverThatNeverAnswers_isDoubtInTime() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.awaitHangUp();
            })) {
      long start = System.nanoTime();
      assertDoubt(hasty.execute(Calls.post(server.uri())), DoubtCause.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void answer_drippingForEver_isDoubtInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              while (!end.await(20, TimeUnit.MILLISECONDS)) {
                peer.write("x");
              }
            })) {
      long start = System.nanoTime();
      assertDoubt(hasty.execute(Calls.post(server.uri())), DoubtCause.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      end.countDown();
    }
  }

  @Test
  void answer_whoseHeadDripsForEver_isDoubtInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              while (!end.await(20, TimeUnit.MILLISECONDS)) {
                peer.write("HTTP/1.1 100 Continue\r\n\r\n");
              }
            })) {
      assertDoubt(hasty.execute(Calls.post(server.uri())), DoubtCause.TIMED_OUT);
      end.countDown();
    }
  }

  @Test
  void answer_cutOff_isBroken() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":");
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void answer_cutOffWithinAChunk_isBroken() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
    }
  }

  @Test
  void answer_notHttp_isBroken() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
    }
  }

  @Test
  void answer_thatSwitchesProtocolsUnasked_isBrokenAndItsConnectionNotReused() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
              peer.awaitHangUp();
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void answer_announcedTooLarge_isNotRead() throws Exception {
    AtomicLong written = new AtomicLong();
    try (RawServer server = floodOf("Content-Length: 209715200", written)) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_TOO_LARGE);
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(written.get()).isLessThan(50L << 20);
  }

  @Test
  void answer_tooLargeUnannounced_isReadUpToTheLimit() throws Exception {
    AtomicLong written = new AtomicLong();
    try (RawServer server = floodOf("X-Length: unknown", written)) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_TOO_LARGE);
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(written.get()).isLessThan(50L << 20);
  }

  private static RawServer floodOf(String lengthHeader, AtomicLong written) {
    return new RawServer(
        peer -> {
          peer.readRequest();
          peer.write("HTTP/1.1 200 OK\r\n" + lengthHeader + "\r\n\r\n");
          byte[] block = new byte[64 << 10];
          for (int i = 0; i < 3200; i++) {
            peer.write(block);
            written.addAndGet(block.length);
          }
        });
  }

  @Test
  void answer_unpackingToTooMuch_isTooLarge() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        gzip.write(block);
      }
    }
    assertThat(packed.size()).isLessThan(1 << 20);
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                      + packed.size()
                      + "\r\n\r\n");
              peer.write(packed.toByteArray());
              peer.awaitHangUp();
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_TOO_LARGE);
    }
  }

  @Test
  void answer_saidToBePackedButNot_isBroken() throws Exception {
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              peer.write(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
                      + "x".repeat(20));
              peer.awaitHangUp();
            })) {
      assertDoubt(client.execute(Calls.post(server.uri())), DoubtCause.ANSWER_BROKEN);
    }
  }

  @Test
  void thread_interruptedWhileWaiting_isDoubtAtOnceAndKeepsTheFlag() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch hungUp = new CountDownLatch(1);
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.readRequest();
              read.countDown();
              peer.awaitHangUp();
              hungUp.countDown();
            })) {
      Thread caller =
          new Thread(
              () -> {
                HttpOutcome result = client.execute(Calls.post(server.uri()));
                flag.complete(Thread.currentThread().isInterrupted());
                outcome.complete(result);
              });
      caller.start();
      read.await();
      caller.interrupt();

      assertDoubt(outcome.get(2, TimeUnit.SECONDS), DoubtCause.INTERRUPTED);
      assertThat(flag.get()).isTrue();
      assertThat(hungUp.await(2, TimeUnit.SECONDS)).isTrue();
    }
  }
}
