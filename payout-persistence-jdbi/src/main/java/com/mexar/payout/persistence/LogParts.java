package com.mexar.payout.persistence;

import java.time.Duration;
import java.util.List;

/**
 * The parts of the log, each of a million positions: some more are kept ahead than are written to,
 * and the oldest is dropped when nobody needs it. Of several hosts one does it; it gives way to
 * whoever uses the log, since a wait for a table's lock holds up all who come later. Stateless.
 */
final class LogParts {
  static final long SIZE = 1_000_000;

  /** Empty parts cost next to nothing, and a million positions may be drawn within minutes. */
  private static final long AHEAD = 4 * SIZE;

  private static final String BE_ALONE =
      """
      SELECT pg_try_advisory_xact_lock(hashtext('payout log parts')) AS mine,
             set_config('lock_timeout', '300', true)
      """;

  private static final String PARTS =
      """
      SELECT substring(c.relname FROM '^event_to_([0-9]+)$')::bigint AS high
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_to_[0-9]+$'
      ORDER BY high
      """;

  private static final String NEXT =
      """
      SELECT s.last_value AS drawn,
             coalesce((SELECT max(position) FROM event_rest), 0) AS rest_to
      FROM event_position s
      """;

  private static final String ADD = "SELECT payout_log_part(:low, :high)::text AS done";

  private static final String LET_GO =
      """
      SELECT coalesce((SELECT at FROM event WHERE position < :high ORDER BY position DESC LIMIT 1)
                        < statement_timestamp() - :micros * interval '1 microsecond', true)
         AND NOT EXISTS (SELECT FROM channel_position WHERE position < :high - 1)
         AND NOT EXISTS (SELECT FROM webhook_endpoint WHERE copied_to < :high - 1)
         AND NOT EXISTS (SELECT FROM delivery WHERE position < :high AND state = 'PENDING')
         AS let_go
      """;

  private static final String NOTE = "UPDATE event_log SET dropped_to = :high - 1";

  private static final String DROPPED = "SELECT dropped_to FROM event_log";

  private static final List<String> TABLES = List.of("delivery_try", "delivery", "event");

  private LogParts() {}

  static int trim(JdbiTransaction tx, Duration retention) {
    boolean mine =
        tx.query("trim the log alone", BE_ALONE, q -> {}, row -> row.getBoolean("mine")).get(0);
    if (!mine) {
      return 0;
    }
    List<Long> parts =
        tx.query("list parts of the log", PARTS, q -> {}, row -> row.getLong("high"));
    long top = parts.get(parts.size() - 1);
    long oldest = parts.get(0);
    Filling filling = filling(tx);
    if (top - filling.drawn < AHEAD) {
      addAhead(tx, top, filling);
      return 0;
    }
    return oldest <= filling.drawn ? drop(tx, oldest, retention) : 0;
  }

  /** Up to which position events were let go; 0 where none were. */
  static long droppedTo(JdbiTransaction tx) {
    return tx.query("see what was dropped", DROPPED, q -> {}, row -> row.getLong("dropped_to"))
        .get(0);
  }

  private static Filling filling(JdbiTransaction tx) {
    return tx.query(
            "see how full the log is",
            NEXT,
            query -> {},
            row -> new Filling(row.getLong("drawn"), row.getLong("rest_to")))
        .get(0);
  }

  private static void addAhead(JdbiTransaction tx, long from, Filling filling) {
    long top = from;
    while (top - filling.drawn < AHEAD) {
      // clear of what is written meanwhile, where the log has grown beyond its parts
      long written = Math.max(filling.drawn, filling.restTo);
      long low = top > written ? top : (written / SIZE + 1) * SIZE;
      long high = low + SIZE;
      tx.scan(
          "add a part to the log",
          ADD,
          query -> query.bind("low", Long.toString(low)).bind("high", high),
          row -> {});
      top = high;
    }
  }

  private static int drop(JdbiTransaction tx, long high, Duration retention) {
    if (!mayGo(tx, high, retention)) {
      return 0;
    }
    // once more where nobody can want anything of it any more
    for (String whole : TABLES) {
      String part = whole + "_to_" + high;
      tx.update("have a part alone", "LOCK TABLE " + part + " IN EXCLUSIVE MODE", update -> {});
    }
    if (!mayGo(tx, high, retention)) {
      return 0;
    }
    for (String whole : TABLES) {
      tx.update("drop a part", "DROP TABLE " + whole + "_to_" + high, update -> {});
    }
    tx.update("note what was dropped", NOTE, update -> update.bind("high", high));
    return 1;
  }

  private static boolean mayGo(JdbiTransaction tx, long high, Duration retention) {
    return tx.query(
            "see whether a part may go",
            LET_GO,
            query -> query.bind("high", high).bind("micros", Moments.micros(retention)),
            row -> row.getBoolean("let_go"))
        .get(0);
  }

  /**
   * How far positions were drawn.
   *
   * @param restTo the last position that fell between parts; 0 where none did
   */
  private record Filling(long drawn, long restTo) {}
}
