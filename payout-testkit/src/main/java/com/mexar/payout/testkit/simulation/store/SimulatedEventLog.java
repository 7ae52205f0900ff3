package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.EventLog;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.store.Transaction;
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
