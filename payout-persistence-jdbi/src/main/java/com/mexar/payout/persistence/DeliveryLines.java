package com.mexar.payout.persistence;

import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.TriedDelivery;
import com.mexar.payout.webhook.TriedDelivery.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The lines of pending deliveries. A claim is a due time in the future, so that a line whose sender
 * died is due again by itself; who settles compares the claim. Stateless.
 */
final class DeliveryLines {
  /** Of each endpoint no more than there is room for: a slow one keeps no other waiting. */
  private static final String CLAIM =
      """
      WITH picked AS MATERIALIZED (
        SELECT l.endpoint_id, l.payout_id
        FROM (SELECT given.endpoint, given.free
              FROM unnest(:endpoint, :free) WITH ORDINALITY AS given(endpoint, free, place)
              JOIN webhook_endpoint w ON w.id = given.endpoint AND w.disabled_for IS NULL
                AND coalesce(w.paused_until <= statement_timestamp(), true)
              ORDER BY given.place) AS room
        CROSS JOIN LATERAL (
          SELECT endpoint_id, payout_id FROM webhook_line
          WHERE endpoint_id = room.endpoint AND due_at <= statement_timestamp()
          ORDER BY due_at
          LIMIT room.free
          FOR UPDATE SKIP LOCKED) l
        LIMIT :most),
      taken AS (
        UPDATE webhook_line l
        SET due_at = statement_timestamp() + :micros * interval '1 microsecond', claim = :claim
        FROM picked p
        WHERE l.endpoint_id = p.endpoint_id AND l.payout_id = p.payout_id
        RETURNING l.endpoint_id, l.head)
      SELECT t.endpoint_id, d.tried, %s
      FROM taken t
      JOIN delivery d ON d.channel = 'webhook:' || t.endpoint_id AND d.position = t.head
      JOIN event e ON e.position = t.head
      ORDER BY e.position
      """
          .formatted(EventRows.COLUMNS);

  private static final String LOCK =
      """
      SELECT l.payout_id
      FROM webhook_line l
      JOIN unnest(:endpoint, :payout) AS t(endpoint, payout)
        ON l.endpoint_id = t.endpoint AND l.payout_id = t.payout
      ORDER BY l.endpoint_id, l.payout_id
      FOR UPDATE OF l
      """;

  /**
   * What arrived has arrived, whoever holds the line now and whatever was thought before. That it
   * is given up counts only if nobody has wanted it anew since it was claimed.
   */
  private static final String NOTE =
      """
      WITH noted AS (
        UPDATE delivery d
        SET tried = d.tried + 1,
            tries = d.tries + 1,
            state = CASE
              WHEN t.state = 'DELIVERED' THEN 'DELIVERED'
              WHEN d.state = 'PENDING' AND d.tried = t.tried THEN t.state
              ELSE d.state END,
            settled_at = CASE
              WHEN t.state = 'DELIVERED' THEN statement_timestamp()
              WHEN d.state = 'PENDING' AND d.tried = t.tried AND t.state = 'DEAD'
                THEN statement_timestamp()
              ELSE d.settled_at END
        FROM unnest(:channel, :position, :tried, :state, :status, :outcome, :millis)
          AS t(channel, position, tried, state, status, outcome, millis)
        WHERE d.channel = t.channel AND d.position = t.position
        RETURNING d.channel, d.position, d.tries, t.status, t.outcome, t.millis)
      INSERT INTO delivery_try (channel, position, number, at, status, outcome, millis)
      SELECT channel, position, tries, statement_timestamp(), status, outcome, millis FROM noted
      ON CONFLICT DO NOTHING
      """;

  /** A statement of its own after the lock, so that it sees what others had added before. */
  private static final String MOVE_ON =
      """
      WITH next AS MATERIALIZED (
        SELECT l.endpoint_id, l.payout_id, t.position AS tried, t.claim, t.again,
               (SELECT position FROM delivery
                WHERE channel = 'webhook:' || l.endpoint_id AND payout_id = l.payout_id
                  AND state = 'PENDING' AND position >= l.head
                ORDER BY position
                LIMIT 1) AS head
        FROM webhook_line l
        JOIN unnest(:endpoint, :payout, :claim, :position, :again)
          AS t(endpoint, payout, claim, position, again)
          ON l.endpoint_id = t.endpoint AND l.payout_id = t.payout),
      ended AS (
        DELETE FROM webhook_line l USING next n
        WHERE n.head IS NULL AND l.endpoint_id = n.endpoint_id AND l.payout_id = n.payout_id)
      UPDATE webhook_line l
      SET head = n.head,
          due_at = CASE
            WHEN l.claim IS DISTINCT FROM n.claim THEN l.due_at
            WHEN n.head = n.tried THEN
              statement_timestamp() + n.again * interval '1 microsecond'
            ELSE statement_timestamp() END,
          claim = CASE WHEN l.claim = n.claim THEN NULL ELSE l.claim END
      FROM next n
      WHERE n.head IS NOT NULL AND l.endpoint_id = n.endpoint_id AND l.payout_id = n.payout_id
      """;

  List<ClaimedDelivery> claim(
      JdbiTransaction tx, Map<UUID, Integer> free, int most, UUID claim, Duration length) {
    List<Map.Entry<UUID, Integer>> rooms = List.copyOf(free.entrySet());
    return tx.query(
        "claim deliveries",
        CLAIM,
        query ->
            Columns.of(
                    query
                        .bind("micros", Moments.micros(length))
                        .bind("claim", claim)
                        .bind("most", most),
                    rooms)
                .uuid("endpoint", Map.Entry::getKey)
                .integer("free", Map.Entry::getValue),
        row ->
            new ClaimedDelivery(
                row.getObject("endpoint_id", UUID.class),
                claim,
                row.getLong("position"),
                EventRows.read(row).event(),
                row.getInt("tried")));
  }

  void settle(JdbiTransaction tx, List<TriedDelivery> tried) {
    tx.scan(
        "lock lines",
        LOCK,
        query ->
            Columns.of(query, tried)
                .uuid("endpoint", it -> it.delivery().endpoint())
                .uuid("payout", it -> it.delivery().event().payout().value()),
        row -> {});
    List<TriedDelivery> noted =
        tried.stream().filter(it -> it.verdict() != Verdict.UNTRIED).toList();
    if (!noted.isEmpty()) {
      tx.update("note tries", NOTE, update -> columns(Columns.of(update, noted)));
    }
    tx.update(
        "move lines on",
        MOVE_ON,
        update ->
            Columns.of(update, tried)
                .uuid("endpoint", it -> it.delivery().endpoint())
                .uuid("payout", it -> it.delivery().event().payout().value())
                .uuid("claim", it -> it.delivery().claim())
                .number("position", it -> it.delivery().position())
                .number("again", it -> Moments.micros(it.again())));
  }

  private static void columns(Columns<TriedDelivery> rows) {
    rows.text("channel", it -> "webhook:" + it.delivery().endpoint())
        .number("position", it -> it.delivery().position())
        .integer("tried", it -> it.delivery().tried())
        .text("state", it -> stateAfter(it.verdict()))
        .integer("status", TriedDelivery::status)
        .text("outcome", TriedDelivery::outcome)
        .number("millis", it -> it.duration().toMillis());
  }

  private static String stateAfter(Verdict verdict) {
    return switch (verdict) {
      case DELIVERED -> "DELIVERED";
      case DEAD -> "DEAD";
      case LATER, UNTRIED -> "PENDING";
    };
  }
}
