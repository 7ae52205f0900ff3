package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.stack.LocalStack;
import com.mexar.payout.sandbox.stack.TopicCreation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that runs, and those who watch it.
 *
 * @param rows what the watchers see
 */
record Stage(
    Keys keys,
    Simulators simulators,
    Gateway gateway,
    ApiClient client,
    Operator operator,
    EventReader events,
    ProviderWatch watch,
    Timeline rows) {

  private static final String TOPIC = "payout.events";
  private static final int PARTITIONS = 3;

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
    Simulators simulators = Simulators.start(data, opened);
    console.fact("TransfeZ", simulators.transfez().baseUrl() + ", a simulator");
    console.fact("EasyLink", simulators.easylink().baseUrl() + ", a simulator");
    Map<String, String> settings =
        simulators.settings(Files.createDirectories(data.resolve("easylink")), keys.callbackKeys());
    settings.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    settings.put("PAYOUT_API_KEYS_FILE", keys.writeDigests(data).toString());
    settings.put("PAYOUT_KAFKA_BOOTSTRAP", stack.kafka().bootstrap());
    settings.put("PAYOUT_KAFKA_TOPIC", TOPIC);
    Gateway gateway = opened.open(() -> Gateway.launch(options.home(), data, settings));
    console.line(Colour.DIM, "  bin/gateway server ...");
    gateway.awaitUp();
    simulators.callBack(gateway.api());
    console.fact(
        "Gateway",
        gateway.api() + ", health " + gateway.admin() + "/healthcheck, process " + gateway.pid());
    Operator operator = new Operator(new ApiClient(gateway.api(), keys.operatorKey()));
    setStates(operator, console);
    Timeline rows = new Timeline(clock);
    ProviderWatch watch = opened.open(() -> new ProviderWatch(simulators::ledger, rows::add));
    EventReader events =
        opened.open(
            () ->
                EventReader.of(
                    stack.kafka().bootstrap(), TOPIC, clock, event -> tell(event, rows, watch)));
    ApiClient client = new ApiClient(gateway.api(), keys.apiKey());
    return new Stage(keys, simulators, gateway, client, operator, events, watch, rows);
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

  /** States outlive a demo, also one that was killed in the middle: the operator sets them back. */
  private static void setStates(Operator operator, Console console) throws InterruptedException {
    List<String> words = new ArrayList<>();
    for (Provider provider : Provider.values()) {
      ProviderState left = operator.stateOf(provider);
      if (left != provider.first()) {
        operator.set(provider, provider.first(), "a demo begins");
      }
      words.add(
          provider.label()
              + " "
              + operator.stateOf(provider)
              + (left == provider.first() ? "" : " (" + left + " until now)"));
    }
    console.fact("Providers", String.join(", ", words));
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
