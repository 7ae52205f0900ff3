package com.mexar.payout.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hosts work on one database, and one or the other dies by {@code kill -9} again and again
 * under a small load, with a provider that breaks connections as well. Afterwards the four who know
 * something must agree: the client, the database, the provider's ledger, Kafka. {@code
 * -Dcrash.kills=N} for more kills, {@code -Dcrash.seed=N} for the same random choices again; what
 * the machine does in between is its own.
 */
class HostCrashTest {
  private static final String KEY = "key-of-the-crash-test";
  private static final Duration INTERVAL = Duration.ofMillis(60);

  /** After so long no further kill, on a slow machine, where no number was asked for. */
  private static final Duration USUAL_TIME = Duration.ofSeconds(40);

  private static final int USUAL_KILLS = 8;
  private static final int LEAST_KILLS = 3;
  private static final Duration REPAIR = Duration.ofMinutes(1);
  private static final int LONGEST_LIFE_MILLIS = 2_500;
  private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z_]+)\"");

  @TempDir Path folder;

  private final long seed = Long.getLong("crash.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void fault02_hostsKilledAtRandomMoments_payOnceLoseNothingAndTellAllInOrder() throws Exception {
    System.out.println("HostCrashTest: -Dcrash.seed=" + seed);
    String database = TestGateway.freshDatabase(TestPostgres.shared());
    String topic = TestKafka.shared().freshTopic(3);
    try (TransfezSimulator transfez = simulator();
        KilledHost one =
            new KilledHost("one", settings(transfez, database, topic), folder, random);
        KilledHost two =
            new KilledHost("two", settings(transfez, database, topic), folder, random);
        Load load = new Load(List.of(one.api(), two.api()), KEY, new Random(seed));
        EventTopic events = new EventTopic(TestKafka.shared().bootstrap(), topic)) {
      List<KilledHost> hosts = List.of(one, two);
      int kills = killAgainAndAgain(hosts, load);
      Books books = new Books(database);
      List<String> faults = new ArrayList<>();
      awaitOrNote(faults, "all requests are answered", load::isAnswered);
      awaitOrNote(faults, "all payouts come to their end", () -> books.open() == 0);
      awaitOrNote(faults, "the bank settles", () -> hasSettled(transfez));
      awaitOrNote(faults, "all events reach Kafka", () -> events.read() >= books.count("event"));

      report(kills, load, books, events, hosts);
      load.surprises().forEach(answer -> faults.add("unforeseen answer " + answer));
      books.brokenHistories().forEach(payout -> faults.add("broken history " + payout));
      books.unpaired().forEach(entry -> faults.add("transition or event alone " + entry));
      events.otherRepeats().forEach(id -> faults.add("repeated with other bytes " + id));
      faults.addAll(compare(load, books, transfez, events));
      assertThat(faults).as("seed %d", seed).isEmpty();
      assertRepeatsAreAnsweredAsBefore(load);
    }
  }

  /** Returns how often. */
  private int killAgainAndAgain(List<KilledHost> hosts, Load load) throws Exception {
    Integer asked = Integer.getInteger("crash.kills");
    long end = System.nanoTime() + USUAL_TIME.toNanos();
    int kills = 0;
    for (KilledHost host : hosts) {
      host.launch();
    }
    load.begin(INTERVAL);
    while (asked != null
        ? kills < asked
        : kills < LEAST_KILLS || (kills < USUAL_KILLS && System.nanoTime() < end)) {
      KilledHost host = hosts.get(random.nextInt(hosts.size()));
      if (random.nextInt(4) > 0) {
        host.awaitUp();
      }
      host.live(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
      host.kill();
      kills++;
      host.launch();
    }
    for (KilledHost host : hosts) {
      host.awaitUp();
    }
    load.end();
    return kills;
  }

  /** Brisk, so that most lives are in the middle of something whenever the host dies. */
  private static TransfezSimulator simulator() {
    Duration step = Duration.ofMillis(200);
    return TransfezSimulator.builder()
        .pace(step, step, step)
        .callbacks(3, Duration.ofMillis(300), Duration.ofSeconds(2))
        .start();
  }

  private Map<String, String> settings(TransfezSimulator transfez, String database, String topic)
      throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes("US-ASCII"));
    Path keys =
        Files.writeString(
            folder.resolve("keys"), "crash client " + HexFormat.of().formatHex(digest));
    Map<String, String> settings = new HashMap<>();
    settings.put("PAYOUT_DB_URL", database);
    settings.put("PAYOUT_KAFKA_BOOTSTRAP", TestKafka.shared().bootstrap());
    settings.put("PAYOUT_KAFKA_TOPIC", topic);
    settings.put("PAYOUT_API_KEYS_FILE", keys.toString());
    settings.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    settings.put("PAYOUT_LEASE", "3s");
    settings.put("PAYOUT_CALL_TIMEOUT", "2s");
    settings.put("PAYOUT_INQUIRY_DELAYS", "200ms,500ms,1s");
    settings.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
    settings.put("TRANSFEZ_API_KEY", transfez.apiKey());
    settings.put("TRANSFEZ_CALLBACK_KEYS", "k1=0123456789abcdef0123456789abcdef");
    return settings;
  }

  /** What does not come is one fault among others: the comparison may tell why. */
  private static void awaitOrNote(List<String> faults, String what, Callable<Boolean> reached) {
    try {
      await(what).atMost(REPAIR).until(reached);
    } catch (ConditionTimeoutException e) {
      faults.add("not within " + REPAIR.toSeconds() + " s: " + what);
    }
  }

  private static boolean hasSettled(TransfezSimulator transfez) {
    return transfez.ledger().executions().stream()
        .noneMatch(one -> one.outcome() == Execution.Outcome.OPEN);
  }

  private static List<String> compare(
      Load load, Books books, TransfezSimulator transfez, EventTopic events) throws Exception {
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, String> accepted : load.accepted().entrySet()) {
      ids.put(accepted.getKey(), Load.id(accepted.getValue()));
    }
    Comparison comparison = new Comparison(books.payouts(), books.attempts(), books.events());
    comparison.withClient(ids);
    comparison.withLedger(transfez.ledger().executions());
    comparison.withDrafts(reference -> stateAtProvider(transfez, reference));
    comparison.withTopic(events.firstArrivals());
    return comparison.faults();
  }

  private static String stateAtProvider(TransfezSimulator transfez, String reference) {
    URI address = URI.create(transfez.baseUrl() + "/transactions/" + reference + "/reference_id");
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address)
                      .header("Authorization", transfez.apiKey())
                      .build(),
                  BodyHandlers.ofString());
      Matcher state = STATE.matcher(answer.body());
      return state.find() ? state.group(1) : "none";
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the simulator does not answer", e);
    }
  }

  private static void assertRepeatsAreAnsweredAsBefore(Load load) throws Exception {
    for (String reference : load.accepted().keySet().stream().sorted().limit(10).toList()) {
      HttpResponse<String> again = load.repeat(reference);
      assertThat(again.body()).isEqualTo(load.accepted().get(reference));
      assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }
  }

  private static void report(
      int kills, Load load, Books books, EventTopic events, List<KilledHost> hosts)
      throws Exception {
    List<String> errors = new ArrayList<>();
    for (KilledHost host : hosts) {
      errors.addAll(host.errors());
    }
    Map<String, Long> statuses =
        books.payouts().stream()
            .collect(Collectors.groupingBy(Books.PayoutRow::status, Collectors.counting()));
    System.out.printf(
        "HostCrashTest: %d kills, %d payouts %s, %d requests repeated, %d attempts, %d leases that ran out,"
            + " %d times in doubt, %d events, %d of them repeated in Kafka, %d tasks, %d errors%n",
        kills,
        load.sent(),
        statuses,
        load.unanswered(),
        books.attempts().size(),
        books.count("payout_transition WHERE cause = 'REPAIR'"),
        books.count("payout_transition WHERE to_status = 'IN_DOUBT'"),
        events.firstArrivals().size(),
        events.repeats(),
        books.count("task"),
        errors.size());
    errors.stream().distinct().limit(5).forEach(System.out::println);
  }
}
