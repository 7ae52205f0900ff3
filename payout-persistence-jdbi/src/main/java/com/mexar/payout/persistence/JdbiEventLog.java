package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.EventLog;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

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
 * <p>The snapshot's own {@code pg_snapshot_xmax} would not do as that bound: it is one past the
 * highest id that has <em>completed</em>, and a writer under way may have a higher one. A long
 * transaction anywhere in the cluster delays passing over a rolled-back gap, and nothing else.
 * Thread-safe.
 */
final class JdbiEventLog implements EventLog {
  private static final String READ =
      """
      SELECT position, id, payout_id, client, type, sequence, at, data, trace,
             pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_running
      FROM event
      WHERE position > :after
      ORDER BY position
      LIMIT :limit
      """;

  private static final String DRAW_ID = "SELECT pg_current_xact_id()::text::bigint AS drawn";

  private final AtomicReference<LogHorizon> horizon = new AtomicReference<>(LogHorizon.UNKNOWN);

  @Override
  public List<LoggedEvent> read(Transaction tx, long after, int limit) {
    JdbiTransaction own = JdbiTransaction.of(tx);
    // taken before the statement's snapshot, which is therefore no older than what it says
    LogHorizon known = Objects.requireNonNull(horizon.get());
    List<LoggedEvent> events = new ArrayList<>();
    long[] oldestRunning = new long[1];
    own.scan(
        "read the log of events",
        READ,
        query -> query.bind("after", after).bind("limit", limit),
        row -> {
          oldestRunning[0] = row.getLong("oldest_running");
          events.add(event(row));
        });
    if (events.isEmpty()) {
      return events;
    }
    LogHorizon now = known.asOf(oldestRunning[0]);
    int sure = sureOf(events, after, now.settled());
    if (sure < events.size() && !now.isWaiting()) {
      long drawn = own.query("draw an id", DRAW_ID, q -> {}, row -> row.getLong("drawn")).get(0);
      now = now.waitingFor(events.get(events.size() - 1).position(), drawn);
    }
    LogHorizon learned = now;
    horizon.accumulateAndGet(learned, LogHorizon::merge);
    return List.copyOf(events.subList(0, sure));
  }

  /** How many events come before the first gap above what is settled. */
  private static int sureOf(List<LoggedEvent> events, long after, long settled) {
    long expected = after + 1;
    int sure = 0;
    for (LoggedEvent event : events) {
      if (event.position() > expected && event.position() - 1 > settled) {
        break;
      }
      expected = event.position() + 1;
      sure++;
    }
    return sure;
  }

  private static LoggedEvent event(ResultSet row) throws SQLException {
    PayoutId payout = new PayoutId(row.getObject("payout_id", UUID.class));
    return new LoggedEvent(
        row.getLong("position"),
        new Event(
            row.getObject("id", UUID.class),
            payout,
            new ClientId(row.getString("client")),
            EventType.valueOf(row.getString("type")),
            row.getLong("sequence"),
            Moments.read(row, "at"),
            row.getString("data"),
            Traces.read(row, "trace", payout)));
  }
}
