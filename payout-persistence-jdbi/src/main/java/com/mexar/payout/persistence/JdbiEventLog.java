package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.EventLog;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The log of events on PostgreSQL, read up to the first gap that somebody may still fill.
 *
 * <p>Positions are drawn from a sequence before their transaction commits, so a gap is either a
 * transaction under way or one that was rolled back. The two are told apart by transaction ids. A
 * writer owns its id before it draws a position. So when a row is visible, everyone who drew a
 * lower position has an id; and an id that this reader draws <em>after</em> seeing that row is
 * higher than all of theirs. Once a later snapshot says that no transaction below the reader's id
 * is under way ({@code pg_snapshot_xmin}), what is still missing up to that row will never come.
 *
 * <p>A transaction that has written has its id already, and from before the snapshot: it learns
 * nothing of gaps, and another one that only reads will.
 *
 * <p>The snapshot's own {@code pg_snapshot_xmax} would not do as that bound: it is one past the
 * highest id that has <em>completed</em>, and a writer under way may have a higher one. A long
 * transaction anywhere in the cluster delays passing over a rolled-back gap, and nothing else.
 * Thread-safe.
 */
final class JdbiEventLog implements EventLog {
  /** Of what is not the reader's the place alone, since gaps show in places. */
  private static final String READ =
      """
      SELECT position, mine, oldest_running, has_id,
             CASE WHEN mine THEN id END AS id,
             CASE WHEN mine THEN payout_id END AS payout_id,
             CASE WHEN mine THEN client END AS client,
             CASE WHEN mine THEN type END AS type,
             CASE WHEN mine THEN sequence END AS sequence,
             CASE WHEN mine THEN at END AS at,
             CASE WHEN mine THEN data END AS data,
             CASE WHEN mine THEN trace END AS trace
      FROM (SELECT e.*, (:client::text IS NULL OR client = :client) AS mine,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_running,
                   pg_current_xact_id_if_assigned() IS NOT NULL AS has_id
            FROM event e
            WHERE position > :after
            ORDER BY position
            LIMIT :limit) AS stretch
      ORDER BY position
      """;

  /** How far one pull of a client looks, which may have few of the events. */
  private static final int STRETCH = 2_000;

  private static final String DRAW_ID = "SELECT pg_current_xact_id()::text::bigint AS drawn";

  private final AtomicReference<LogHorizon> horizon = new AtomicReference<>(LogHorizon.UNKNOWN);

  @Override
  public List<LoggedEvent> read(Transaction tx, long after, int limit) {
    List<LoggedEvent> events = new ArrayList<>();
    for (Place place : sure(JdbiTransaction.of(tx), null, after, limit)) {
      if (place.event != null) {
        events.add(place.event);
      }
    }
    return events;
  }

  @Override
  public EventPage page(Transaction tx, @Nullable ClientId client, long after, int limit) {
    List<LoggedEvent> own = new ArrayList<>();
    long next = after;
    int stretch = client == null ? limit : Math.max(limit, STRETCH);
    List<Place> places = sure(JdbiTransaction.of(tx), client, after, stretch);
    boolean isGap = places.isEmpty() || places.get(0).position > after + 1;
    // who begins with the log has missed nothing that it asked for
    if (after > 0 && isGap) {
      long droppedTo = LogParts.droppedTo(JdbiTransaction.of(tx));
      if (after < droppedTo) {
        return EventPage.dropped(after, droppedTo);
      }
    }
    for (Place place : places) {
      if (place.event != null && own.size() == limit) {
        break;
      }
      next = place.position;
      if (place.event != null) {
        own.add(place.event);
      }
    }
    return new EventPage(own, next);
  }

  @Override
  public long behind(Transaction tx, LogStart start) {
    return LogPlaces.behind(JdbiTransaction.of(tx), start);
  }

  @Override
  public int trim(Transaction tx, Duration retention) {
    return LogParts.trim(JdbiTransaction.of(tx), retention);
  }

  /** The places behind a position up to the first that somebody may still fill. */
  private List<Place> sure(JdbiTransaction tx, @Nullable ClientId client, long after, int limit) {
    // taken before the statement's snapshot, which is therefore no older than what it says
    LogHorizon known = Objects.requireNonNull(horizon.get());
    List<Place> places = new ArrayList<>();
    long[] oldestRunning = new long[1];
    boolean[] hasId = new boolean[1];
    tx.scan(
        "read the log of events",
        READ,
        query ->
            query
                .bind("client", client == null ? null : client.value())
                .bind("after", after)
                .bind("limit", limit),
        row -> {
          oldestRunning[0] = row.getLong("oldest_running");
          hasId[0] = row.getBoolean("has_id");
          places.add(
              new Place(
                  row.getLong("position"), row.getBoolean("mine") ? EventRows.read(row) : null));
        });
    if (places.isEmpty()) {
      return places;
    }
    LogHorizon now = known.asOf(oldestRunning[0]);
    int sure = sureOf(places, after, now.settled());
    if (sure < places.size() && !now.isWaiting() && !hasId[0]) {
      long drawn = tx.query("draw an id", DRAW_ID, q -> {}, row -> row.getLong("drawn")).get(0);
      now = now.waitingFor(places.get(places.size() - 1).position, drawn);
    }
    LogHorizon learned = now;
    horizon.accumulateAndGet(learned, LogHorizon::merge);
    return places.subList(0, sure);
  }

  /** How many places come before the first gap above what is settled. */
  private static int sureOf(List<Place> places, long after, long settled) {
    long expected = after + 1;
    int sure = 0;
    for (Place place : places) {
      if (place.position > expected && place.position - 1 > settled) {
        break;
      }
      expected = place.position + 1;
      sure++;
    }
    return sure;
  }

  /**
   * A place of the log.
   *
   * @param event null where it is not the reader's
   */
  private record Place(long position, @Nullable LoggedEvent event) {}
}
