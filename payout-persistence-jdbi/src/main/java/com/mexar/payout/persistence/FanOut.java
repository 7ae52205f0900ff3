package com.mexar.payout.persistence;

import com.mexar.payout.event.LoggedEvent;
import java.util.List;
import java.util.UUID;

/**
 * Makes deliveries of events, each time under the lock of the one row that says how far the log was
 * shared out. Stateless.
 */
final class FanOut {
  static final String HOLD = "SELECT position FROM webhook_fan_out FOR UPDATE";

  private static final String MOVE = "UPDATE webhook_fan_out SET position = :last";

  /**
   * Deliveries first, then their lines: whoever ends a line looks for deliveries under its lock, so
   * either it sees these, or it has ended the line and this makes a new one.
   */
  private static final String SHARE =
      """
      WITH made AS (
        INSERT INTO delivery (channel, position, payout_id, state, since)
        SELECT 'webhook:' || w.id, e.position, e.payout_id, 'PENDING', statement_timestamp()
        FROM webhook_endpoint w
        JOIN event e ON %s
        WHERE %s AND e.position BETWEEN :first AND :last
        ON CONFLICT (channel, position) DO NOTHING
        RETURNING channel, position, payout_id)
      INSERT INTO webhook_line AS l (endpoint_id, payout_id, head, due_at)
      SELECT substring(channel FROM 9)::uuid AS endpoint_id, payout_id, min(position),
             statement_timestamp()
      FROM made
      GROUP BY endpoint_id, payout_id
      ORDER BY endpoint_id, payout_id
      ON CONFLICT (endpoint_id, payout_id) DO UPDATE
      SET head = least(l.head, excluded.head)
      """;

  private static final String SHARE_WITH_ALL =
      SHARE.formatted(EndpointRows.WANTS, "w.disabled_for IS NULL AND w.copied_to IS NULL");

  private static final String SHARE_WITH_ONE = SHARE.formatted(EndpointRows.WANTS, "w.id = :id");

  /** Who is nearly there first: it must not wait for one that begins with the log. */
  private static final String NEAREST =
      """
      SELECT w.id, w.copied_to,
             (SELECT max(position) FROM (
                SELECT position FROM event
                WHERE position > w.copied_to AND position <= :shared
                ORDER BY position
                LIMIT :events) AS stretch) AS last
      FROM webhook_endpoint w
      WHERE w.disabled_for IS NULL AND w.copied_to <= :shared
      ORDER BY w.copied_to DESC
      LIMIT 1
      """;

  private static final String COPIED =
      "UPDATE webhook_endpoint SET copied_to = :position::bigint WHERE id = :id";

  void share(JdbiTransaction tx, List<LoggedEvent> events) {
    long shared = hold(tx);
    // what was shared out before comes again where a host died or was overtaken; whoever was added
    // meanwhile begins behind it
    long first = Math.max(events.get(0).position(), shared + 1);
    long last = events.get(events.size() - 1).position();
    if (last <= shared) {
      return;
    }
    tx.update("move the fan-out", MOVE, update -> update.bind("last", last));
    tx.update(
        "share out events",
        SHARE_WITH_ALL,
        update -> update.bind("first", first).bind("last", last));
  }

  boolean catchUp(JdbiTransaction tx, int events) {
    long shared = hold(tx);
    List<Behind> behind =
        tx.query(
            "find who is behind",
            NEAREST,
            query -> query.bind("shared", shared).bind("events", events),
            row ->
                new Behind(
                    row.getObject("id", UUID.class),
                    row.getLong("copied_to"),
                    row.getLong("last")));
    for (Behind one : behind) {
      if (one.last > 0) {
        tx.update(
            "share out with one",
            SHARE_WITH_ONE,
            update ->
                update
                    .bind("id", one.endpoint)
                    .bind("first", one.copiedTo + 1)
                    .bind("last", one.last));
      }
      Long position = one.last == 0 || one.last == shared ? null : one.last;
      tx.update(
          "move an endpoint",
          COPIED,
          update -> update.bind("position", position).bind("id", one.endpoint));
    }
    return !behind.isEmpty();
  }

  /** How far the log was shared out, which stays so until the transaction ends. */
  static long hold(JdbiTransaction tx) {
    return tx.query("hold the fan-out", HOLD, query -> {}, row -> row.getLong("position")).get(0);
  }

  /**
   * An endpoint that is behind.
   *
   * @param last position of the next stretch's end; 0 where nothing is left
   */
  private record Behind(UUID endpoint, long copiedTo, long last) {}
}
