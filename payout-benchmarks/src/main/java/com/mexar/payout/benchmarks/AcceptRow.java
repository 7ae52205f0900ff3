package com.mexar.payout.benchmarks;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Durable payouts per second over HTTP, beside the same four inserts. */
final class AcceptRow {
  private AcceptRow() {}

  static Report measure(Options options, Ground ground, PrintStream out) throws Exception {
    Database ours = ground.database("bench_ours");
    Database limit = ground.database("bench_limit");
    Map<String, String> settings = Conditions.of(options, ground, ours);
    settings.put("provider", "takes calls and never answers, so that payouts stay accepted");
    try (DeafProvider provider = new DeafProvider()) {
      Map<String, String> hostSettings = new HashMap<>(provider.hostSettings());
      hostSettings.putAll(ours.hostSettings());
      try (Host host = Host.start(ground.folder(), hostSettings)) {
        AcceptedPayouts accepted = new AcceptedPayouts(new Load(host, options.connections()));
        Side four = SqlLimit.of("4 inserts", "accept.sql", ground, limit, options.connections());
        List<Side> sides = List.of(accepted, four);
        Rounds.warmUp(sides, options, out);
        Effort before = Effort.of(ours);
        long already = accepted.accepted();
        List<Series> series = Rounds.measure(sides, "payouts/s", options, out);
        Effort.of(ours).describe(before, accepted.accepted() - already, "payout", settings);
        Conditions.addComplaints(host, settings);
        return new Report(options.row(), "payouts/s", series, settings);
      }
    }
  }
}
