package com.mexar.payout.benchmarks;

import com.mexar.payout.sandbox.stack.LocalKafka;
import com.mexar.payout.sandbox.stack.TopicCreation;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Events per second from the log to Kafka while many wait, beside a bare loop. */
final class RelayRow {
  private static final String TOPIC = "payout.events";
  private static final int PARTITIONS = 4;
  private static final String UNIT = "events/s";

  private RelayRow() {}

  static Report measure(Options options, Ground ground, PrintStream out) throws Exception {
    Database database = ground.database("bench_ours");
    Map<String, String> settings = Conditions.of(options, ground, database);
    settings.put("rounds", options.rounds() + " of all that waits");
    settings.put("kafka", "one node, " + PARTITIONS + " partitions");
    settings.put("events", options.events() + " that wait");
    try (LocalKafka kafka = LocalKafka.kept(ground.folder(), TopicCreation.BY_HAND)) {
      kafka.createTopic(TOPIC, PARTITIONS);
      EventLogFill.fill(database, options.events());
      Backlog backlog = new Backlog(database, options.events(), kafka.bootstrap(), TOPIC);
      EngineRelay relay = new EngineRelay(backlog);
      List<Side> sides = List.of(relay, new BareRelay(backlog), new OutboxRelay(backlog));
      Rounds.warmUp(sides, options, out);
      List<Series> series = Rounds.measure(sides, UNIT, options, out);
      relay.describe(settings);
      return new Report(options.row(), UNIT, series, settings);
    }
  }
}
