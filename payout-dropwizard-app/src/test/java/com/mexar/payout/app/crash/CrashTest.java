package com.mexar.payout.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mexar.payout.app.SimulatedEasylink;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.app.channel.Destinations;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Two or three hosts work on one database under a small load, with providers that break
 * connections, while hosts, PostgreSQL, Kafka, RabbitMQ and a receiver of webhooks die by {@code
 * kill -9} or its like again and again, and connections to the database are cut in mid-commit.
 * Afterwards those who know something must agree: the client, the database, the providers' ledgers,
 * and what arrived on each channel. {@code -Dcrash.kills=N} for more kills, {@code -Dcrash.seed=N}
 * for the same random choices again; what the machine does in between is its own.
 */
class CrashTest {
  private static final String KEY = "key-of-the-crash-test";
  private static final Duration INTERVAL = Duration.ofMillis(60);

  /** After so long no further kill, on a slow machine, where no number was asked for. */
  private static final Duration USUAL_TIME = Duration.ofSeconds(40);

  private static final int USUAL_KILLS = 8;
  private static final int LEAST_KILLS = Disaster.values().length;
  private static final int TELL_EVERY = 10;
  private static final Duration REPAIR = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final long seed = Long.getLong("crash.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Figures figures = new Figures();
  private final Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level usualLevel = log.getLevel();

  /** At their usual level the clients of what is away would write more than all else. */
  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.WARN);
  }

  @AfterEach
  void beAsBefore() {
    log.setLevel(usualLevel);
  }

  @Test
  void fault02_everythingKilledAtRandomMoments_paysOnceLosesNothingAndTellsAllInOrder()
      throws Exception {
    System.out.println("crash test: -Dcrash.seed=" + seed);
    try (TestPostgres postgres = TestPostgres.start();
        TestKafka kafka = TestKafka.start();
        Destinations destinations = new Destinations(kafka, FreePort.find(random));
        TransfezSimulator transfez = simulator();
        SimulatedEasylink easylink = new SimulatedEasylink()) {
      String database = TestGateway.freshDatabase(postgres);
      Books books = new Books(database);
      // else a stopped server might have forgotten what it had acknowledged
      assertThat(books.setting("synchronous_commit")).isEqualTo("on");
      int port = URI.create(database.substring("jdbc:".length())).getPort();
      try (CuttingProxy proxy = new CuttingProxy(port, random.split())) {
        Map<String, String> settings = settings(transfez);
        settings.putAll(destinations.settings());
        settings.putAll(easylink.settings());
        settings.put("PAYOUT_DB_URL", database.replace(":" + port + "/", ":" + proxy.port() + "/"));
        try (KilledHost one = new KilledHost("one", settings, KEY, folder, random.split());
            KilledHost two = new KilledHost("two", settings, KEY, folder, random.split());
            KilledHost three = new KilledHost("three", settings, KEY, folder, random.split());
            Load load = new Load(List.of(one.api(), two.api(), three.api()), KEY, random.split())) {
          List<KilledHost> hosts = List.of(one, two, three);
          easylink.callBack(one.api());
          killAgainAndAgain(new Scene(hosts, postgres, destinations, random.split()), load, proxy);
          judge(
              new Aftermath(books, transfez, easylink, destinations.arrivals()),
              load,
              proxy,
              hosts);
        }
      }
    }
  }

  private void killAgainAndAgain(Scene scene, Load load, CuttingProxy proxy) throws Exception {
    Integer asked = Integer.getInteger("crash.kills");
    Deck deck = new Deck(random.split());
    scene.begin();
    load.begin(INTERVAL);
    while (asked != null
        ? figures.kills() < asked
        : figures.kills() < LEAST_KILLS
            || (figures.kills() < USUAL_KILLS && figures.lasted().compareTo(USUAL_TIME) < 0)) {
      Disaster disaster = deck.next();
      int hosts = scene.hosts();
      scene.strike(disaster);
      figures.struck(disaster, hosts);
      if (figures.kills() % TELL_EVERY == 0) {
        figures.tellProgress(load, proxy);
      }
    }
    await("commits are cut both ways").atMost(REPAIR).until(proxy::hasCutBothWays);
    proxy.heal();
    scene.end();
    load.end();
  }

  private void judge(Aftermath aftermath, Load load, CuttingProxy proxy, List<KilledHost> hosts)
      throws Exception {
    List<String> faults = aftermath.faults(load);
    String table = figures.table(load, aftermath, proxy, hosts);
    System.out.printf("crash test, seed %d%n%s  %-32s %8d%n", seed, table, "faults", faults.size());
    assertThat(faults).as("seed %d", seed).isEmpty();
    assertRepeatsAreAnsweredAsBefore(load, hosts);
  }

  /** Brisk, so that most lives are in the middle of something whenever the host dies. */
  private static TransfezSimulator simulator() {
    Duration step = Duration.ofMillis(200);
    return TransfezSimulator.builder()
        .pace(step, step, step)
        .callbacks(3, Duration.ofMillis(300), Duration.ofSeconds(2))
        .start();
  }

  /** All but the database's, EasyLink's and the channels'. */
  private Map<String, String> settings(TransfezSimulator transfez) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes("US-ASCII"));
    Path keys =
        Files.writeString(
            folder.resolve("keys"), "crash client " + HexFormat.of().formatHex(digest));
    Map<String, String> settings = new HashMap<>();
    settings.put("PAYOUT_DB_POOL_SIZE", "12");
    settings.put("PAYOUT_API_KEYS_FILE", keys.toString());
    settings.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    settings.put("PAYOUT_LEASE", "3s");
    settings.put("PAYOUT_CALL_TIMEOUT", "2s");
    settings.put("PAYOUT_PROVIDERS", "transfez,easylink");
    settings.put("PAYOUT_INITIALLY_ACTIVE", "transfez,easylink");
    settings.put("PAYOUT_INQUIRY_DELAYS", "200ms,500ms,1s");
    settings.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
    settings.put("TRANSFEZ_API_KEY", transfez.apiKey());
    settings.put("TRANSFEZ_CALLBACK_KEYS", "k1=0123456789abcdef0123456789abcdef");
    return settings;
  }

  private static void assertRepeatsAreAnsweredAsBefore(Load load, List<KilledHost> hosts)
      throws Exception {
    KilledHost host = hosts.stream().filter(KilledHost::isLaunched).findFirst().orElseThrow();
    for (String reference : load.accepted().keySet().stream().sorted().limit(10).toList()) {
      HttpResponse<String> again = load.repeat(reference, host.api());
      assertThat(again.body()).isEqualTo(load.accepted().get(reference));
      assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }
  }
}
