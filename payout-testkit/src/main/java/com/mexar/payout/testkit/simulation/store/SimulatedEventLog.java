package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.EventLog;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The log of events in memory, read up to the first gap that somebody may still fill. It knows of
 * gaps only what a reader on PostgreSQL can know: a gap is passed once a snapshot says that nobody
 * runs who had an id before one that this host has drawn after it saw what is behind the gap. One
 * that has written has its id from before, and learns nothing of gaps. Thread-safe.
 */
final class SimulatedEventLog implements EventLog {
  /** How far one pull of a client looks, which may have few of the events. */
  private static final int STRETCH = 2_000;

  /** Events stand in the order of their times but for moments. */
  private static final Duration DISORDER = Duration.ofMinutes(1);

  private final SimulatedDatabase database;
  private final AtomicReference<LogHorizon> horizon = new AtomicReference<>(LogHorizon.UNKNOWN);

  SimulatedEventLog(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public List<LoggedEvent> read(Transaction tx, long after, int limit) {
    return List.copyOf(sure(database.of(tx), after, limit));
  }

  @Override
  public EventPage page(Transaction tx, @Nullable ClientId client, long after, int limit) {
    List<LoggedEvent> own = new ArrayList<>();
    long next = after;
    int stretch = client == null ? limit : Math.max(limit, STRETCH);
    for (LoggedEvent place : sure(database.of(tx), after, stretch)) {
      boolean isMine = client == null || client.equals(place.event().client());
      if (isMine && own.size() == limit) {
        break;
      }
      next = place.position();
      if (isMine) {
        own.add(place);
      }
    }
    return new EventPage(own, next);
  }

  @Override
  public long behind(Transaction tx, LogStart start) {
    return behind(database.of(tx), start);
  }

  /** It has no parts: a simulation is over before any of it is old. */
  @Override
  public int trim(Transaction tx, Duration retention) {
    return 0;
  }

  /** As PostgreSQL's, but that it does not wait for writers under way. */
  static long behind(SimulatedTransaction tx, LogStart start) {
    if (start instanceof LogStart.Beginning) {
      return 0;
    }
    if (start instanceof LogStart.After after) {
      return Math.min(after.position(), before(tx, Instant.MAX));
    }
    if (start instanceof LogStart.Since since) {
      return before(tx, since.moment().minus(DISORDER));
    }
    return before(tx, start instanceof LogStart.Until until ? until.moment() : Instant.MAX);
  }

  private static long before(SimulatedTransaction tx, Instant moment) {
    return tx.statement(
        "find a place in the log",
        () ->
            tx.alone(() -> tx.tables().events.seenBy(tx.locks())).stream()
                .filter(it -> it.event().time().isBefore(moment))
                .mapToLong(LoggedEvent::position)
                .max()
                .orElse(0));
  }

  private List<LoggedEvent> sure(SimulatedTransaction tx, long after, int limit) {
    // taken before the statement's snapshot, which is therefore no older than what it says
    LogHorizon known = Objects.requireNonNull(horizon.get());
    Snapshot snapshot = tx.statement("read the log of events", () -> look(tx, after, limit));
    List<LoggedEvent> places = snapshot.places;
    if (places.isEmpty()) {
      return places;
    }
    LogHorizon now = known.asOf(snapshot.oldestRunning);
    int sure = sureOf(places, after, now.settled());
    if (sure < places.size() && !now.isWaiting() && !snapshot.hasId) {
      long drawn = tx.statement("draw an id", () -> tx.alone(() -> tx.locks().id()));
      now = now.waitingFor(places.get(places.size() - 1).position(), drawn);
    }
    LogHorizon learned = now;
    horizon.accumulateAndGet(learned, LogHorizon::merge);
    return places.subList(0, sure);
  }

  private static Snapshot look(SimulatedTransaction tx, long after, int limit) {
    return tx.alone(
        () ->
            new Snapshot(
                tx.tables().events.seenBy(tx.locks(), after, limit),
                tx.ids().oldestRunning(),
                tx.locks().hasId()));
  }

  /** How many places come before the first gap above what is settled. */
  private static int sureOf(List<LoggedEvent> places, long after, long settled) {
    long expected = after + 1;
    int sure = 0;
    for (LoggedEvent place : places) {
      if (place.position() > expected && place.position() - 1 > settled) {
        break;
      }
      expected = place.position() + 1;
      sure++;
    }
    return sure;
  }

  private record Snapshot(List<LoggedEvent> places, long oldestRunning, boolean hasId) {}
}
