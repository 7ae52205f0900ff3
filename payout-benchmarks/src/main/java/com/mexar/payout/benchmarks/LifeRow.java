package com.mexar.payout.benchmarks;

import com.mexar.payout.sandbox.stack.LocalKafka;
import com.mexar.payout.sandbox.stack.TopicCreation;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payouts per second from accept to their paid event in Kafka, beside the same in SQL alone. */
final class LifeRow {
  private static final String TOPIC = "payout.events";
  private static final int PARTITIONS = 4;
  private static final long BALANCE = 1_000_000_000_000_000L;
  private static final String UNIT = "payouts/s";

  /** More than wait for an answer, since most of a life passes after it. */
  private static final int UNDER_WAY_PER_CONNECTION = 4;

  /** How long the simulator leaves a payment in each of its states. */
  private static final Duration PACE = Duration.ofMillis(10);

  private LifeRow() {}

  static Report measure(Options options, Ground ground, PrintStream out) throws Exception {
    Database ours = ground.database("bench_ours");
    Database limit = ground.database("bench_limit");
    Map<String, String> settings = Conditions.of(options, ground, ours);
    int underWay = UNDER_WAY_PER_CONNECTION * options.connections();
    settings.put("payouts under way", Integer.toString(underWay));
    settings.put("provider", "TransfeZ simulator, " + PACE.toMillis() + " ms in each state");
    settings.put("kafka", "one node, " + PARTITIONS + " partitions");
    try (LocalKafka kafka = LocalKafka.kept(ground.folder(), TopicCreation.BY_HAND);
        TransfezSimulator transfez =
            TransfezSimulator.builder().pace(PACE, PACE, PACE).balance(BALANCE).start()) {
      kafka.createTopic(TOPIC, PARTITIONS);
      Map<String, String> hostSettings = new HashMap<>(ours.hostSettings());
      hostSettings.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
      hostSettings.put("TRANSFEZ_API_KEY", transfez.apiKey());
      hostSettings.put("TRANSFEZ_CALLBACK_KEYS", "bench=signs-what-callbacks-are-sent-to");
      hostSettings.put("PAYOUT_KAFKA_BOOTSTRAP", kafka.bootstrap());
      hostSettings.put("PAYOUT_KAFKA_TOPIC", TOPIC);
      try (Host host = Host.start(ground.folder(), hostSettings)) {
        PaidPayouts paid = new PaidPayouts(new Load(host, options.connections()), underWay);
        Side four = SqlLimit.of("4 transactions", "life.sql", ground, limit, options.connections());
        List<Side> sides = List.of(paid, four);
        try (PaidEvents events = PaidEvents.follow(kafka.bootstrap(), TOPIC, paid::onPaid)) {
          Rounds.warmUp(sides, options, out);
          Effort before = Effort.of(ours);
          long already = paid.paid();
          List<Series> series = Rounds.measure(sides, UNIT, options, out);
          Effort.of(ours).describe(before, paid.paid() - already, "payout", settings);
          Conditions.addComplaints(host, settings);
          return new Report(options.row(), UNIT, series, settings);
        }
      }
    }
  }
}
