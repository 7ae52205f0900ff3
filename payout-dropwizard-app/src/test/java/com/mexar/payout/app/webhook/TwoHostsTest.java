package com.mexar.payout.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hosts on one database deliver to one endpoint. */
@Timeout(120)
class TwoHostsTest {
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAYOUTS = 20;

  /** What one host has under way at an endpoint at most. */
  private static final int ROOM = 4;

  /** Well before a claim that is left behind runs out. */
  private static final Duration SOON = Duration.ofSeconds(40);

  private final HttpsReceiver receiver = new HttpsReceiver();
  private final TransfezSimulator transfez = TransfezSimulator.builder().start();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch moreThanOneHostSends = new CountDownLatch(ROOM + 1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private TestGateway one;
  private TestGateway other;

  @BeforeEach
  void start() throws Exception {
    receiver.trust(SECRET);
    receiver.answer(
        it -> {
          moreThanOneHostSends.countDown();
          awaitThat(mayAnswer);
          return 204;
        });
    String database = TestGateway.freshDatabase(TestPostgres.shared());
    one = TestGateway.start(database, settings());
    other = TestGateway.start(database, settings());
  }

  @AfterEach
  void stop() throws Exception {
    mayAnswer.countDown();
    one.close();
    other.close();
    threads.shutdownNow();
    transfez.close();
    receiver.close();
  }

  @Test
  void events_deliveredByTwoHosts_arriveInOrder() throws Exception {
    pay(one);
    pay(other);
    awaitThat(moreThanOneHostSends);
    mayAnswer.countDown();

    awaitAllInOrder();
  }

  @Test
  void host_closedWhileItDelivers_leavesTheRestToTheOtherAtOnce() throws Exception {
    pay(one);
    awaitThat(moreThanOneHostSends);
    long working = deliverers();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(one), threads);
    await().atMost(SOON).until(() -> deliverers() < working);
    mayAnswer.countDown();
    pay(other);

    closed.get(SOON.toSeconds(), TimeUnit.SECONDS);
    awaitAllInOrder();
  }

  private Map<String, String> settings() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
    settings.put("TRANSFEZ_API_KEY", transfez.apiKey());
    settings.put("PAYOUT_WEBHOOK_URL", receiver.url().toString());
    settings.put("PAYOUT_WEBHOOK_SECRET", SECRET);
    settings.put("PAYOUT_WEBHOOK_AUTHORITIES_FILE", receiver.authorityFile().toString());
    settings.put("PAYOUT_WEBHOOK_ENDPOINT_CONCURRENCY", Integer.toString(ROOM));
    return settings;
  }

  private static void pay(TestGateway host) throws Exception {
    Requests requests = new Requests(host);
    for (int i = 0; i < PAYOUTS; i++) {
      assertThat(requests.pay(Requests.fresh(), Requests.body(Requests.fresh())).status())
          .isEqualTo(201);
    }
  }

  private void awaitAllInOrder() throws Exception {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(count("payout WHERE status <> 'PAID'")).isZero();
              assertThat(firstArrivals()).hasSize(count("event"));
            });
    Map<String, List<Long>> sequences = new HashMap<>();
    for (JsonNode payout : firstArrivals().values()) {
      sequences
          .computeIfAbsent(payout.path("id").asText(), id -> new ArrayList<>())
          .add(payout.path("sequence").asLong());
    }
    assertThat(sequences.values())
        .allSatisfy(
            each ->
                assertThat(each)
                    .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, each.size()).boxed().toList()));
    assertThat(receiver.notAuthentic()).isEmpty();
  }

  /** Threads that note what came of tries, one of each host. */
  private static long deliverers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("payout-deliver-webhook"))
        .count();
  }

  /** The payout of each event, by the event's id. */
  private Map<String, JsonNode> firstArrivals() throws Exception {
    Map<String, JsonNode> first = new LinkedHashMap<>();
    for (HttpsReceiver.Received one : receiver.received()) {
      first.putIfAbsent(one.id(), JSON.readTree(one.data()).path("payout"));
    }
    return first;
  }

  private int count(String rows) throws Exception {
    try (Connection connection = other.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void awaitThat(CountDownLatch latch) {
    try {
      assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(TestGateway host) {
    try {
      host.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
