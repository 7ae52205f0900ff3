package com.mexar.payout.persistence;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryStore;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Transaction;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * Deliveries on PostgreSQL. What is wanted again at an endpoint also stands in a line of its
 * payout; lines are changed under the lock of the fan-out, so that none is ended while it is added
 * to. Thread-safe.
 */
final class JdbiDeliveryStore implements DeliveryStore {
  private static final String BURY =
      """
      WITH buried AS (
        INSERT INTO delivery AS d (channel, position, payout_id, state, tried, tries, since,
                                   settled_at)
        VALUES (:channel, :position, :payout, 'DEAD', 1, 1, statement_timestamp(),
                statement_timestamp())
        ON CONFLICT (channel, position) DO UPDATE
        SET state = 'DEAD', tried = d.tried + 1, tries = d.tries + 1,
            settled_at = statement_timestamp()
        RETURNING channel, position, tries)
      INSERT INTO delivery_try (channel, position, number, at, outcome, millis)
      SELECT channel, position, tries, statement_timestamp(), :why, 0 FROM buried
      ON CONFLICT DO NOTHING
      """;

  private static final String WANTED =
      """
      SELECT %s
      FROM delivery d JOIN event e ON e.position = d.position
      WHERE d.channel = :channel AND d.state = 'PENDING'
      ORDER BY d.position
      LIMIT :limit
      """
          .formatted(EventRows.COLUMNS);

  private static final String ARRIVED =
      """
      WITH arrived AS (
        UPDATE delivery d
        SET state = 'DELIVERED', tried = tried + 1, tries = tries + 1,
            settled_at = statement_timestamp()
        FROM unnest(:position) AS a(position)
        WHERE d.channel = :channel AND d.position = a.position AND d.state = 'PENDING'
        RETURNING d.channel, d.position, d.tries)
      INSERT INTO delivery_try (channel, position, number, at, outcome, millis)
      SELECT channel, position, tries, statement_timestamp(), 'acknowledged', 0 FROM arrived
      ON CONFLICT DO NOTHING
      """;

  /** What is wanted again at an endpoint stands in a line, whose first it may now be. */
  private static final String LINE_UP =
      """
      , lined AS (
        INSERT INTO webhook_line AS l (endpoint_id, payout_id, head, due_at)
        SELECT substring(channel FROM 9)::uuid AS endpoint_id, payout_id, min(position),
               statement_timestamp()
        FROM again
        WHERE channel LIKE 'webhook:%'
        GROUP BY endpoint_id, payout_id
        ORDER BY endpoint_id, payout_id
        ON CONFLICT (endpoint_id, payout_id) DO UPDATE
        SET head = least(l.head, excluded.head))
      SELECT count(*) AS count FROM again
      """;

  private static final String WANT_AGAIN =
      """
      WITH again AS (
        UPDATE delivery d
        SET state = 'PENDING', tried = 0, settled_at = NULL
        FROM unnest(:channel, :position) AS w(channel, position)
        WHERE d.channel = w.channel AND d.position = w.position
          AND EXISTS (SELECT FROM event e WHERE e.position = d.position)
          AND (EXISTS (SELECT FROM channel_position c WHERE c.channel = d.channel)
            OR EXISTS (SELECT FROM webhook_endpoint w WHERE 'webhook:' || w.id = d.channel))
        RETURNING d.channel, d.position, d.payout_id)
      """
          + LINE_UP;

  private static final String RECEIVERS =
      """
      SELECT (SELECT count(*) FROM channel_position
              WHERE channel = :channel AND channel <> 'webhook')
           + (SELECT count(*) FROM webhook_endpoint
              WHERE :channel IN ('webhook', 'webhook:' || id)) AS count
      """;

  /** Whoever settles a try locks the line first, and then its deliveries. */
  private static final String LOCK_LINES_OF =
      """
      SELECT l.head
      FROM webhook_line l
      JOIN delivery d ON d.channel = 'webhook:' || l.endpoint_id AND d.payout_id = l.payout_id
      JOIN unnest(:channel, :position) AS w(channel, position)
        ON d.channel = w.channel AND d.position = w.position
      ORDER BY l.endpoint_id, l.payout_id
      FOR UPDATE OF l
      """;

  private static final String LOCK_LINES_WITHIN =
      """
      SELECT l.head
      FROM webhook_line l
      WHERE :channel IN ('webhook', 'webhook:' || l.endpoint_id)
        AND l.payout_id IN (SELECT payout_id FROM event WHERE position BETWEEN :first AND :last)
      ORDER BY l.endpoint_id, l.payout_id
      FOR UPDATE
      """;

  private static final String WANT_ON_BROKER =
      """
      WITH again AS (
        INSERT INTO delivery AS d (channel, position, payout_id, state, since)
        SELECT c.channel, e.position, e.payout_id, 'PENDING', statement_timestamp()
        FROM channel_position c
        JOIN event e ON e.position BETWEEN :first AND least(:last, c.position)
        WHERE c.channel = :channel
        ON CONFLICT (channel, position) DO UPDATE
        SET state = 'PENDING', tried = 0, settled_at = NULL
        RETURNING d.channel)
      SELECT count(*) AS count FROM again
      """;

  private static final String WANT_AT_ENDPOINTS =
      """
      WITH again AS (
        INSERT INTO delivery AS d (channel, position, payout_id, state, since)
        SELECT 'webhook:' || w.id, e.position, e.payout_id, 'PENDING', statement_timestamp()
        FROM webhook_fan_out f
        CROSS JOIN webhook_endpoint w
        JOIN event e
          ON e.position BETWEEN :first AND least(:last, coalesce(w.copied_to, f.position))
         AND %s
        WHERE :channel IN ('webhook', 'webhook:' || w.id)
        ON CONFLICT (channel, position) DO UPDATE
        SET state = 'PENDING', tried = 0, settled_at = NULL
        RETURNING d.channel, d.position, d.payout_id)
      """
              .formatted(EndpointRows.WANTS)
          + LINE_UP;

  @Override
  public void bury(Transaction tx, String channel, LoggedEvent event, String why) {
    JdbiTransaction.of(tx)
        .update(
            "bury an event",
            BURY,
            update ->
                update
                    .bind("channel", channel)
                    .bind("position", event.position())
                    .bind("payout", event.event().payout().value())
                    .bind("why", why));
  }

  @Override
  public List<LoggedEvent> wanted(Transaction tx, String channel, int limit) {
    return JdbiTransaction.of(tx)
        .query(
            "read what is wanted again",
            WANTED,
            query -> query.bind("channel", channel).bind("limit", limit),
            EventRows::read);
  }

  @Override
  public void arrived(Transaction tx, String channel, List<LoggedEvent> events) {
    JdbiTransaction.of(tx)
        .update(
            "note arrivals",
            ARRIVED,
            update ->
                Columns.of(update.bind("channel", channel), events)
                    .number("position", LoggedEvent::position));
  }

  @Override
  public Page<Delivery> list(Transaction tx, DeliveryQuery query) {
    return DeliveryListing.list(JdbiTransaction.of(tx), query);
  }

  @Override
  public int redeliver(Transaction tx, List<DeliveryId> deliveries) {
    if (deliveries.isEmpty()) {
      return 0;
    }
    JdbiTransaction own = JdbiTransaction.of(tx);
    FanOut.hold(own);
    own.scan("lock lines", LOCK_LINES_OF, query -> columns(query, deliveries), row -> {});
    return own.query(
            "want deliveries again",
            WANT_AGAIN,
            query -> columns(query, deliveries),
            row -> row.getInt("count"))
        .get(0);
  }

  @Override
  public int receivers(Transaction tx, String channel) {
    return JdbiTransaction.of(tx)
        .query(
            "count receivers",
            RECEIVERS,
            query -> query.bind("channel", channel),
            row -> row.getInt("count"))
        .get(0);
  }

  @Override
  public int redeliver(Transaction tx, String channel, long first, long last) {
    JdbiTransaction own = JdbiTransaction.of(tx);
    boolean isWebhook = channel.equals("webhook") || channel.startsWith("webhook:");
    if (isWebhook) {
      FanOut.hold(own);
      own.scan(
          "lock lines",
          LOCK_LINES_WITHIN,
          query -> query.bind("channel", channel).bind("first", first).bind("last", last),
          row -> {});
    }
    return own.query(
            "want a stretch again",
            isWebhook ? WANT_AT_ENDPOINTS : WANT_ON_BROKER,
            query -> query.bind("channel", channel).bind("first", first).bind("last", last),
            row -> row.getInt("count"))
        .get(0);
  }

  private static void columns(Query query, List<DeliveryId> deliveries) {
    Columns.of(query, deliveries)
        .text("channel", DeliveryId::channel)
        .number("position", DeliveryId::position);
  }
}
