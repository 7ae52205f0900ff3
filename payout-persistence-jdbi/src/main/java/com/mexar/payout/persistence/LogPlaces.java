package com.mexar.payout.persistence;

import com.mexar.payout.store.LogStart;
import java.time.Duration;
import java.time.Instant;

/** Finds where in the log somebody begins. Stateless. */
final class LogPlaces {
  /**
   * Waits until nobody writes, and lets nobody write until the transaction ends, which has to be
   * soon. Only the whole is locked, through which all write, and no part, at which a vacuum may be.
   */
  private static final String STILL = "LOCK TABLE ONLY event IN SHARE MODE";

  private static final String PATIENCE = "SELECT set_config('lock_timeout', '2000', true)";

  private static final String END =
      """
      SELECT greatest((SELECT max(position) FROM event),
                      (SELECT dropped_to FROM event_log)) AS position
      """;

  /** Read from the end, where most of those are who ask. */
  private static final String BEFORE =
      """
      SELECT coalesce(
        (SELECT position FROM event
         WHERE at < :moment::timestamptz
         ORDER BY position DESC
         LIMIT 1),
        (SELECT dropped_to FROM event_log)) AS position
      """;

  /** Transactions are short, so events stand in the order of their times but for moments. */
  private static final Duration DISORDER = Duration.ofMinutes(1);

  private LogPlaces() {}

  static long behind(JdbiTransaction tx, LogStart start) {
    if (start instanceof LogStart.Beginning) {
      return 0;
    }
    if (start instanceof LogStart.After after) {
      return Math.min(after.position(), end(tx));
    }
    if (start instanceof LogStart.Since since) {
      return before(tx, since.moment().minus(DISORDER));
    }
    if (start instanceof LogStart.Until until) {
      return before(tx, until.moment());
    }
    tx.scan("bound a wait", PATIENCE, query -> {}, row -> {});
    tx.update("hold the log still", STILL, update -> {});
    return end(tx);
  }

  private static long end(JdbiTransaction tx) {
    return tx.query("find the end of the log", END, q -> {}, row -> row.getLong("position")).get(0);
  }

  private static long before(JdbiTransaction tx, Instant moment) {
    return tx.query(
            "find a place in the log",
            BEFORE,
            query -> query.bind("moment", Moments.text(moment)),
            row -> row.getLong("position"))
        .get(0);
  }
}
