package com.mexar.payout.persistence;

import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.Delivery.State;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryTry;
import com.mexar.payout.store.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads deliveries for operators: one statement for a page, one for the tries of it. Stateless. */
final class DeliveryListing {
  /** The page is found before its events and lines are looked up. */
  private static final String LIST =
      """
      SELECT %s, d.channel, d.state, d.tried, d.since, d.settled_at, l.due_at
      FROM (
        SELECT * FROM delivery d
        %%s
        ORDER BY d.position DESC, d.channel DESC
        LIMIT :most) AS d
      JOIN event e ON e.position = d.position
      LEFT JOIN webhook_line l
        ON d.state = 'PENDING'
       AND l.endpoint_id = CASE WHEN d.channel LIKE 'webhook:%%%%' THEN substring(d.channel FROM 9)::uuid END
       AND l.payout_id = d.payout_id AND l.head = d.position
      ORDER BY d.position DESC, d.channel DESC
      """
          .formatted(EventRows.COLUMNS);

  private static final String TRIES =
      """
      SELECT t.channel, t.position, t.at, t.status, t.outcome, t.millis
      FROM unnest(:channel, :position) AS d(channel, position)
      CROSS JOIN LATERAL (
        SELECT * FROM delivery_try
        WHERE channel = d.channel AND position = d.position
        ORDER BY number DESC
        LIMIT :most) t
      ORDER BY t.channel, t.position, t.number
      """;

  private DeliveryListing() {}

  static Page<Delivery> list(JdbiTransaction tx, DeliveryQuery query) {
    Conditions where = new Conditions();
    where.and(query.state(), "d.state = :state", (sql, it) -> sql.bind("state", it.name()));
    where.and(query.channel(), "d.channel = :channel", (sql, it) -> sql.bind("channel", it));
    where.and(query.payout(), "d.payout_id = :payout", (sql, it) -> sql.bind("payout", it.value()));
    where.and(
        query.before(),
        "(d.position, d.channel) < (:position, :before)",
        (sql, it) -> sql.bind("position", it.position()).bind("before", it.channel()));
    Page<Delivery> page =
        where.page(
            tx,
            "list deliveries",
            LIST.formatted(where.text()),
            query.limit(),
            DeliveryListing::delivery);
    Map<DeliveryId, List<DeliveryTry>> tries = tries(tx, page.items());
    return page.map(it -> with(it, tries.getOrDefault(it.id(), List.of())));
  }

  private static Map<DeliveryId, List<DeliveryTry>> tries(
      JdbiTransaction tx, List<Delivery> deliveries) {
    Map<DeliveryId, List<DeliveryTry>> tries = new HashMap<>();
    tx.scan(
        "list tries",
        TRIES,
        query ->
            Columns.of(query.bind("most", Delivery.MOST_TRIES), deliveries)
                .text("channel", it -> it.id().channel())
                .number("position", it -> it.id().position()),
        row ->
            tries
                .computeIfAbsent(
                    new DeliveryId(row.getString("channel"), row.getLong("position")),
                    id -> new ArrayList<>())
                .add(aTry(row)));
    return tries;
  }

  private static Delivery with(Delivery it, List<DeliveryTry> tries) {
    return new Delivery(
        it.id(),
        it.event(),
        it.state(),
        it.tried(),
        tries,
        it.since(),
        it.nextTryAt(),
        it.settledAt());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        new DeliveryId(row.getString("channel"), row.getLong("position")),
        EventRows.read(row).event(),
        State.valueOf(row.getString("state")),
        row.getInt("tried"),
        List.of(),
        Moments.read(row, "since"),
        Moments.readOrNull(row, "due_at"),
        Moments.readOrNull(row, "settled_at"));
  }

  private static DeliveryTry aTry(ResultSet row) throws SQLException {
    return new DeliveryTry(
        Moments.read(row, "at"),
        row.getObject("status", Integer.class),
        row.getString("outcome"),
        Duration.ofMillis(row.getLong("millis")));
  }
}
