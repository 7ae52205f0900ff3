package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.stack.LocalStack;
import com.mexar.payout.sandbox.stack.TopicCreation;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that runs, and those who watch it.
 *
 * @param rows what the watchers see
 */
record Stage(
    Keys keys,
    TransfezSimulator simulator,
    Gateway gateway,
    ApiClient client,
    EventReader events,
    ProviderWatch watch,
    Timeline rows) {

  private static final String TOPIC = "payout.events";
  private static final int PARTITIONS = 3;

  /** Slow enough for a person to see a payout pending. */
  private static final Duration SUBMITTED = Duration.ofMillis(150);

  private static final Duration SETTLED = Duration.ofMillis(350);

  /** Starts all of it; whatever is up by then is in {@code opened}, even where this fails. */
  static Stage open(Options options, Console console, InstantSource clock, Opened opened)
      throws Exception {
    Path data = Files.createDirectories(options.data());
    console.heading("Starting", "data and logs are kept in " + data);
    endLeftBehind(data, console);
    Keys keys = Keys.draw(new SecureRandom());
    console.line(Colour.DIM, "  PostgreSQL and Kafka, side by side ...");
    LocalStack stack = opened.open(() -> LocalStack.kept(data, TopicCreation.BY_HAND));
    stack.kafka().createTopic(TOPIC, PARTITIONS);
    console.fact("PostgreSQL", "127.0.0.1:" + stack.postgres().port() + ", fsync on");
    console.fact("Kafka", stack.kafka().bootstrap() + ", one node, topic " + TOPIC);
    TransfezSimulator simulator = opened.open(() -> simulator(data));
    console.fact("TransfeZ", simulator.baseUrl() + ", a simulator");
    Map<String, String> settings = settings(keys, keys.writeDigest(data), simulator);
    settings.put("PAYOUT_KAFKA_BOOTSTRAP", stack.kafka().bootstrap());
    settings.put("PAYOUT_KAFKA_TOPIC", TOPIC);
    Gateway gateway = opened.open(() -> Gateway.launch(options.home(), data, settings));
    console.line(Colour.DIM, "  bin/gateway server ...");
    gateway.awaitUp();
    console.fact(
        "Gateway",
        gateway.api() + ", health " + gateway.admin() + "/healthcheck, process " + gateway.pid());
    Timeline rows = new Timeline(console, clock);
    ProviderWatch watch = opened.open(() -> new ProviderWatch(simulator.ledger(), rows::add));
    EventReader events =
        opened.open(
            () ->
                EventReader.of(
                    stack.kafka().bootstrap(), TOPIC, clock, event -> tell(event, rows, watch)));
    ApiClient client = new ApiClient(gateway.api(), keys.apiKey());
    return new Stage(keys, simulator, gateway, client, events, watch, rows);
  }

  private static void endLeftBehind(Path data, Console console)
      throws IOException, InterruptedException {
    switch (Gateway.endLeftBehind(data)) {
      case NONE -> {}
      case STOPPED_NOW ->
          console.line(
              Colour.YELLOW, "  A gateway was left running by a demo that was killed; stopped.");
      case KILLED ->
          console.line(
              Colour.YELLOW,
              "  The gateway before was killed: until its leases run out (10 s), events may wait.");
    }
  }

  private static TransfezSimulator simulator(Path data) {
    return TransfezSimulator.builder()
        .folder(data.resolve("transfez"))
        .pace(SUBMITTED, SETTLED, SETTLED)
        .start();
  }

  private static Map<String, String> settings(
      Keys keys, Path keysFile, TransfezSimulator simulator) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PAYOUT_PROVIDERS", "transfez");
    settings.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    settings.put("PAYOUT_API_KEYS_FILE", keysFile.toString());
    settings.put("TRANSFEZ_BASE_URL", simulator.baseUrl().toString());
    settings.put("TRANSFEZ_API_KEY", simulator.apiKey());
    settings.put("TRANSFEZ_CALLBACK_KEYS", keys.callbackKeys());
    return settings;
  }

  /** An event names the attempts of its payout, by which the provider's ledger knows them. */
  private static void tell(ReadEvent event, Timeline rows, ProviderWatch watch) {
    rows.add(event.row());
    event
        .data()
        .path("payout")
        .path("attempts")
        .forEach(
            attempt -> watch.watch(event.subject(), attempt.path("attemptReference").asText()));
  }
}
