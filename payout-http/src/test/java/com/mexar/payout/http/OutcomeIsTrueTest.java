package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, a server of many moods, time-outs in the middle of everything. */
@Timeout(60)
class OutcomeIsTrueTest {
  private static final Pattern ID = Pattern.compile("<(\\d+)>");
  private static final int THREADS = 8;
  private static final int CALLS = 60;

  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<Integer, HttpOutcome> outcomes = new ConcurrentHashMap<>();

  @Test
  void fault02_outcomes_agreeWithWhatTheServerSaw() throws Exception {
    try (RawServer server = new RawServer(this::moody)) {
      GuardedHttpClient client =
          Calls.toLoopback()
              .callTimeout(Duration.ofMillis(25))
              .maxConcurrentCalls(5)
              .resolver(this::resolve)
              .build();
      List<Thread> callers = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int first = t * CALLS;
        Thread caller = new Thread(() -> callAll(client, server.uri(), first));
        caller.start();
        callers.add(caller);
      }
      for (Thread caller : callers) {
        caller.join();
      }
      client.close();
      assertThat(client.awaitWorkers(Duration.ofSeconds(10))).isTrue();
      end.countDown();

      List<Integer> seen = server.requests().stream().map(OutcomeIsTrueTest::idIn).toList();
      assertThat(seen).doesNotHaveDuplicates();
      Set<Integer> seenOnce = new HashSet<>(seen);
      outcomes.forEach(
          (id, outcome) -> {
            if (outcome instanceof HttpOutcome.SurelyNotSent) {
              assertThat(seenOnce).doesNotContain(id);
            } else if (outcome instanceof HttpOutcome.Answered answered) {
              assertThat(seenOnce).contains(id);
              assertThat(answered.answer().bodyAsUtf8()).isEqualTo("<" + id + ">");
            }
          });
      assertThat(outcomes).hasSize(THREADS * CALLS);
      assertThat(outcomes.values().stream().map(Object::getClass).distinct()).hasSize(3);
    }
  }

  private void callAll(GuardedHttpClient client, URI uri, int first) {
    for (int id = first; id < first + CALLS; id++) {
      byte[] body = ("<" + id + ">").getBytes(StandardCharsets.UTF_8);
      HttpCall call = HttpCall.post(uri).body("text/plain", body).build();
      outcomes.put(id, client.execute(call));
    }
  }

  private void moody(RawServer.Peer peer) throws Exception {
    while (true) {
      if (mood(10) == 0) {
        return;
      }
      int id = idIn(peer.readRequest());
      int mood = mood(10);
      end.await(mood == 0 ? 40 : mood, TimeUnit.MILLISECONDS);
      String body = "<" + id + ">";
      if (mood == 1) {
        return;
      }
      peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
      if (mood == 2) {
        return;
      }
      peer.write(body);
      if (mood == 3) {
        return;
      }
    }
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    try {
      end.await(mood(8) == 0 ? 40 : 0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  private static int mood(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  private static int idIn(String request) {
    Matcher id = ID.matcher(request);
    assertThat(id.find()).isTrue();
    return Integer.parseInt(id.group(1));
  }
}
