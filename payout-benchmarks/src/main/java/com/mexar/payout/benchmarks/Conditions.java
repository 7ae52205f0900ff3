package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Under what a run is made. */
final class Conditions {
  private Conditions() {}

  /** What holds for every row; a database that is not durable is refused. */
  static Map<String, String> of(Options options, Ground ground, Database database)
      throws SQLException, IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fsync", database.require("fsync", "on"));
    settings.put("synchronous_commit", database.require("synchronous_commit", "on"));
    settings.put("postgres", database.ask("SHOW server_version") + " on " + ground.disk());
    settings.put("connections", Integer.toString(options.connections()));
    settings.put("warm-up", options.warmUp().toSeconds() + " s of each side that is a JVM");
    settings.put("rounds", options.rounds() + " of " + options.length().toSeconds() + " s each");
    return settings;
  }

  /** Whether the host was content; the first that was wrong, where something was. */
  static void addComplaints(Host host, Map<String, String> settings) throws IOException {
    List<String> complaints = host.complaints();
    settings.put(
        "host's warnings",
        complaints.isEmpty() ? "none" : complaints.size() + ", first: " + complaints.get(0));
  }
}
