package com.mexar.payout.persistence;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * Locks payouts and reads what has to be known with them in the same statement.
 *
 * <p>A row lock yields the newest version of a payout, but everything else in the statement is as
 * of its beginning. So each payout comes with the version that the statement's snapshot holds: only
 * where it differs, because somebody saved between snapshot and lock, its attempts are read once
 * more. Likewise the states of providers are read again where the statement had to wait, so that a
 * suspension is not overlooked because of a lock.
 */
final class PayoutLocks {
  /** Reads from a {@code locked} of payouts, and says at least what time it is. */
  private static final String READ =
      """
      SELECT c.store_now, c.provider_states, seen.version AS seen_version,
             clock_timestamp() > c.store_now + interval '20 milliseconds' AS waited, %s, %s
      FROM (SELECT statement_timestamp() AS store_now,
                   (SELECT %s FROM provider_state) AS provider_states) AS c
      LEFT JOIN locked p ON true
      LEFT JOIN payout seen ON seen.id = p.id
      LEFT JOIN payout_attempt a ON a.payout_id = p.id
      """
          .formatted(PayoutRows.COLUMNS, AttemptRows.COLUMNS, ProviderStates.TEXT);

  private static final String LOCK =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true)),
      locked AS (
        SELECT p.* FROM patience, payout p
        WHERE p.id = ANY (:ids)
        ORDER BY p.id
        FOR UPDATE OF p)
      """
          + READ
          + "ORDER BY p.id, a.number";

  /**
   * The lanes that payouts of a kind stand in, with the room of each: hops from lane to lane along
   * the index of the kind, so it reads a few rows however many payouts there are.
   */
  private static String lanes(String kind, String room) {
    return """
        WITH RECURSIVE hop AS (
          (SELECT p.lane FROM payout p WHERE %1$s AND p.next_action_at IS NOT NULL
           ORDER BY p.lane LIMIT 1)
          UNION ALL
          SELECT (SELECT p.lane FROM payout p
                  WHERE %1$s AND p.next_action_at IS NOT NULL AND p.lane > hop.lane
                  ORDER BY p.lane LIMIT 1)
          FROM hop WHERE hop.lane IS NOT NULL),
        lanes AS MATERIALIZED (
          SELECT hop.lane, %2$s AS room
          FROM hop LEFT JOIN unnest(:lane, :room) AS r(lane, room) ON r.lane = hop.lane
          WHERE hop.lane IS NOT NULL),
        """
        .formatted(kind, room);
  }

  private static final String ACCEPTED = "p.status = 'ACCEPTED' AND p.hints = 0";
  private static final String ASKED_ABOUT = "p.status NOT IN ('ACCEPTED', 'SUBMITTING')";

  private static final String ROOM = "coalesce(r.room, :others)";

  /** Whose provider is not active will call another one or none, whatever that one is busy with. */
  private static final String ROOM_TO_LEAVE =
      """
      CASE WHEN EXISTS (SELECT FROM provider_state s
                        WHERE s.provider = hop.lane AND s.state = 'ACTIVE')
           THEN coalesce(r.room, :others)
           ELSE greatest(coalesce(r.room, 0), :others) END""";

  private static final String LOCK_DUE =
      lanes(ACCEPTED, ROOM_TO_LEAVE)
          + """
            locked AS (
              SELECT due.*
              FROM lanes CROSS JOIN LATERAL (
                SELECT p.* FROM payout p
                WHERE p.status = 'ACCEPTED' AND p.hints = 0 AND p.lane = lanes.lane
                  AND p.next_action_at <= statement_timestamp()
                ORDER BY p.next_action_at
                LIMIT lanes.room
                FOR UPDATE SKIP LOCKED) AS due)
            """
          + READ
          + "ORDER BY p.next_action_at, p.id, a.number";

  private static final String LOCK_EXPIRED =
      """
      WITH locked AS (
        SELECT p.* FROM payout p
        WHERE p.status = 'SUBMITTING' AND p.lease_until <= statement_timestamp()
        ORDER BY p.lease_until
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      """
          + READ
          + "ORDER BY p.lease_until, p.id, a.number";

  /**
   * Those that are hinted while accepted are few, so that their lanes may be counted: each is that
   * of the provider of the last attempt, which is asked last, and not that of whoever is to pay it,
   * unless it has none yet.
   */
  private static final String CLAIM =
      lanes(ASKED_ABOUT, ROOM)
          + """
            due AS (
              SELECT due.*, due.next_action_at AS due_at, lanes.lane AS asked
              FROM lanes CROSS JOIN LATERAL (
                SELECT p.* FROM payout p
                WHERE p.status NOT IN ('ACCEPTED', 'SUBMITTING') AND p.lane = lanes.lane
                  AND p.next_action_at <= statement_timestamp()
                  AND EXISTS (SELECT FROM payout_attempt t WHERE t.payout_id = p.id)
                ORDER BY p.next_action_at
                LIMIT lanes.room
                FOR UPDATE SKIP LOCKED) AS due),
            last AS MATERIALIZED (
              SELECT p.id, coalesce((SELECT t.provider FROM payout_attempt t WHERE t.payout_id = p.id
                                     ORDER BY t.number DESC LIMIT 1), p.lane) AS asked
              FROM payout p
              WHERE p.status = 'ACCEPTED' AND p.hints > 0
                AND p.ask_at <= statement_timestamp()
                AND (p.asked_until IS NULL OR p.asked_until <= statement_timestamp())),
            hinted AS (
              SELECT hinted.*, hinted.ask_at AS due_at, asked.lane AS asked
              FROM (SELECT last.asked AS lane, %s AS room
                    FROM (SELECT DISTINCT asked FROM last) AS last
                    LEFT JOIN unnest(:lane, :room) AS r(lane, room) ON r.lane = last.asked) AS asked
              CROSS JOIN LATERAL (
                SELECT p.* FROM last JOIN payout p ON p.id = last.id
                WHERE last.asked = asked.lane AND p.status = 'ACCEPTED' AND p.hints > 0
                  AND p.ask_at <= statement_timestamp()
                  AND (p.asked_until IS NULL OR p.asked_until <= statement_timestamp())
                ORDER BY p.ask_at
                LIMIT asked.room
                FOR UPDATE OF p SKIP LOCKED) AS hinted),
            locked AS (
              SELECT ranked.*
              FROM (SELECT either.*, r.room,
                           row_number() OVER (PARTITION BY r.lane ORDER BY either.due_at) AS place
                    FROM (SELECT * FROM hinted UNION ALL SELECT * FROM due) AS either
                    LEFT JOIN unnest(:lane, :room) AS r(lane, room)
                      ON r.lane = either.asked) AS ranked
              WHERE ranked.place <= coalesce(ranked.room, :others)),
            claimed AS (
              UPDATE payout p
              SET next_action_at = CASE
                    WHEN p.status = 'ACCEPTED' THEN p.next_action_at
                    ELSE statement_timestamp() + :busyMicros * interval '1 microsecond' END,
                  asked_until = CASE
                    WHEN p.status = 'ACCEPTED'
                    THEN statement_timestamp() + :busyMicros * interval '1 microsecond' END
              FROM locked l
              WHERE p.id = l.id)
            """
              .formatted(ROOM)
          + READ
          + "ORDER BY p.due_at, p.id, a.number";

  private static final String ATTEMPTS =
      """
      SELECT a.payout_id, %s
      FROM payout_attempt a
      WHERE a.payout_id = ANY (:ids)
      ORDER BY a.payout_id, a.number
      """
          .formatted(AttemptRows.COLUMNS);

  private static final String HINT =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true)),
      locked AS (
        SELECT p.id FROM patience, payout p
        WHERE p.id = ANY (:ids)
        ORDER BY p.id
        FOR UPDATE OF p)
      UPDATE payout p
      SET hints = p.hints + 1,
          ask_at = least(p.ask_at, statement_timestamp()),
          next_action_at = CASE
            WHEN p.status IN ('ACCEPTED', 'SUBMITTING') THEN p.next_action_at
            ELSE least(p.next_action_at, statement_timestamp()) END
      FROM locked l
      WHERE p.id = l.id
      """;

  private final StoredJson json;

  PayoutLocks(StoredJson json) {
    this.json = json;
  }

  Locked lock(JdbiTransaction tx, Collection<PayoutId> ids) {
    return read(tx, "lock payouts", LOCK, query -> bindIds(query, ids));
  }

  Locked lockDue(JdbiTransaction tx, Lanes lanes) {
    return read(tx, "lock due payouts", LOCK_DUE, query -> bindLanes(query, lanes));
  }

  Locked lockExpired(JdbiTransaction tx, int limit) {
    return read(tx, "lock expired payouts", LOCK_EXPIRED, query -> query.bind("limit", limit));
  }

  Locked claimInquiries(JdbiTransaction tx, Lanes lanes, Duration busyFor) {
    return read(
        tx,
        "claim inquiries",
        CLAIM,
        query -> bindLanes(query, lanes).bind("busyMicros", Moments.micros(busyFor)));
  }

  void hint(JdbiTransaction tx, Collection<PayoutId> ids) {
    if (!ids.isEmpty()) {
      tx.update(
          "hint payouts",
          HINT,
          update -> Columns.of(update, List.copyOf(ids)).uuid("ids", PayoutId::value));
    }
  }

  private Locked read(JdbiTransaction tx, String operation, String sql, Consumer<Query> bind) {
    PayoutRows payouts = new PayoutRows(json);
    List<UUID> overtaken = new ArrayList<>();
    List<Instant> now = new ArrayList<>(1);
    List<ProviderStates> states = new ArrayList<>(1);
    boolean[] waited = new boolean[1];
    tx.scan(
        operation,
        sql,
        bind,
        row -> {
          if (now.isEmpty()) {
            now.add(Moments.read(row, "store_now"));
            states.add(ProviderStates.parse(row.getString("provider_states")));
          }
          waited[0] |= row.getBoolean("waited");
          UUID id = row.getObject("id", UUID.class);
          if (id != null) {
            payouts.take(row);
            if (row.getLong("seen_version") != row.getLong("version")) {
              overtaken.add(id);
            }
          }
        });
    if (!overtaken.isEmpty()) {
      readAttemptsAgain(tx, payouts, overtaken);
    }
    List<Payout> locked = payouts.toList();
    ProviderStates known =
        waited[0] && !locked.isEmpty() ? JdbiProviderStateStore.read(tx) : states.get(0);
    return new Locked(now.get(0), locked, known.states(), known.restored());
  }

  private static void readAttemptsAgain(
      JdbiTransaction tx, PayoutRows payouts, List<UUID> overtaken) {
    List<UUID> ids = overtaken.stream().distinct().toList();
    ids.forEach(payouts::forgetAttempts);
    tx.scan(
        "read attempts under the lock",
        ATTEMPTS,
        query -> Columns.of(query, ids).uuid("ids", id -> id),
        row -> payouts.takeAttempt(row.getObject("payout_id", UUID.class), row));
  }

  private static Query bindIds(Query query, Collection<PayoutId> ids) {
    Columns.of(query, List.copyOf(ids)).uuid("ids", PayoutId::value);
    return query;
  }

  private static Query bindLanes(Query query, Lanes lanes) {
    Columns.of(query, List.copyOf(lanes.room().entrySet()))
        .text("lane", lane -> lane.getKey().value())
        .integer("room", Map.Entry::getValue);
    return query.bind("others", lanes.others());
  }
}
