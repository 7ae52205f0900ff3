package com.mexar.payout.benchmarks;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * What a database had to do so far, by its own count: sessions report at their next transaction or
 * within seconds, so that only sums over a whole run mean something.
 *
 * @param commits transactions that ended well, those that only read included
 * @param written rows that were inserted, updated or deleted
 */
record Effort(long commits, long written) {
  private static final String COUNTS =
      """
      SELECT xact_commit || ' ' || tup_inserted + tup_updated + tup_deleted
      FROM pg_stat_database WHERE datname = current_database()
      """;

  static Effort of(Database database) throws SQLException {
    String[] counts = database.ask(COUNTS).split(" ", -1);
    return new Effort(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
  }

  /** Says in the settings what each of so many took since. */
  void describe(Effort since, long done, String each, Map<String, String> settings) {
    settings.put("commits per " + each, per(commits - since.commits, done));
    settings.put("rows written per " + each, per(written - since.written, done));
  }

  private static String per(long count, long done) {
    return String.format(Locale.ROOT, "%.3f", (double) count / Math.max(1, done));
  }
}
