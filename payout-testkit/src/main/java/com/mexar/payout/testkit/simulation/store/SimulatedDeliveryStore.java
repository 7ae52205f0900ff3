package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.Delivery.State;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryStore;
import com.mexar.payout.store.DeliveryTry;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Deliveries of brokers' channels in memory; there are no endpoints here. Thread-safe. */
final class SimulatedDeliveryStore implements DeliveryStore {
  static final Comparator<DeliveryId> IN_LOG_ORDER =
      Comparator.comparingLong(DeliveryId::position).thenComparing(DeliveryId::channel);

  private final SimulatedDatabase database;

  SimulatedDeliveryStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public void bury(Transaction tx, String channel, LoggedEvent event, String why) {
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "bury an event",
        () -> {
          want(own, channel, event);
          return change(own, id(channel, event), it -> tried(own, it, State.DEAD, why));
        });
  }

  @Override
  public List<LoggedEvent> wanted(Transaction tx, String channel, int limit) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "read what is wanted again",
        () ->
            seen(own).stream()
                .filter(it -> it.id().channel().equals(channel) && it.state() == State.PENDING)
                .limit(limit)
                .map(it -> new LoggedEvent(it.id().position(), it.event()))
                .toList());
  }

  @Override
  public void arrived(Transaction tx, String channel, List<LoggedEvent> events) {
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "note arrivals",
        () -> {
          for (LoggedEvent event : events) {
            change(
                own,
                id(channel, event),
                it ->
                    it.state() == State.PENDING
                        ? tried(own, it, State.DELIVERED, "acknowledged")
                        : it);
          }
          return true;
        });
  }

  @Override
  public Page<Delivery> list(Transaction tx, DeliveryQuery query) {
    SimulatedTransaction own = database.of(tx);
    List<Delivery> read =
        own.statement(
            "list deliveries",
            () ->
                seen(own).stream()
                    .filter(it -> query.state() == null || query.state() == it.state())
                    .filter(
                        it -> query.channel() == null || query.channel().equals(it.id().channel()))
                    .filter(
                        it -> query.payout() == null || query.payout().equals(it.event().payout()))
                    .filter(
                        it ->
                            query.before() == null
                                || IN_LOG_ORDER.compare(it.id(), query.before()) < 0)
                    .sorted(Comparator.comparing(Delivery::id, IN_LOG_ORDER.reversed()))
                    .limit(query.limit() + 1L)
                    .toList());
    return Page.of(read, query.limit());
  }

  @Override
  public int redeliver(Transaction tx, List<DeliveryId> deliveries) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "want deliveries again",
        () ->
            (int)
                deliveries.stream()
                    .filter(id -> sender(own, id.channel()) != null)
                    .filter(id -> change(own, id, SimulatedDeliveryStore::again))
                    .count());
  }

  @Override
  public int receivers(Transaction tx, String channel) {
    SimulatedTransaction own = database.of(tx);
    return own.statement("count receivers", () -> sender(own, channel) == null ? 0 : 1);
  }

  @Override
  public int redeliver(Transaction tx, String channel, long first, long last) {
    SimulatedTransaction own = database.of(tx);
    return own.statement("want a stretch again", () -> redeliver(own, channel, first, last));
  }

  private static int redeliver(SimulatedTransaction tx, String channel, long first, long last) {
    ChannelRow sender = sender(tx, channel);
    if (sender == null) {
      return 0;
    }
    int wanted = 0;
    long sent = Math.min(last, sender.position());
    for (LoggedEvent event :
        tx.alone(() -> tx.tables().events.seenBy(tx.locks(), first - 1, Integer.MAX_VALUE))) {
      if (event.position() > sent) {
        break;
      }
      want(tx, channel, event);
      change(tx, id(channel, event), SimulatedDeliveryStore::again);
      wanted++;
    }
    return wanted;
  }

  private static @Nullable ChannelRow sender(SimulatedTransaction tx, String channel) {
    return tx.alone(() -> tx.tables().channels.seenBy(tx.locks(), channel));
  }

  /** They would be kept for nobody. */
  static void forgetWishes(SimulatedTransaction tx, String channel) {
    for (Delivery it : seen(tx)) {
      if (it.id().channel().equals(channel)
          && it.state() == State.PENDING
          && tx.lock(tx.tables().deliveries, it.id()) != null) {
        tx.alone(
            () -> {
              tx.write(tx.tables().deliveries, it.id(), null);
              return true;
            });
      }
    }
  }

  private static void want(SimulatedTransaction tx, String channel, LoggedEvent event) {
    DeliveryId id = id(channel, event);
    tx.insert(
        tx.tables().deliveries,
        id,
        new Delivery(id, event.event(), State.PENDING, 0, List.of(), tx.now(), null, null));
  }

  private static boolean change(
      SimulatedTransaction tx, DeliveryId id, UnaryOperator<Delivery> change) {
    Table<DeliveryId, Delivery> deliveries = tx.tables().deliveries;
    @Nullable Delivery found = tx.lock(deliveries, id);
    if (found == null) {
      return false;
    }
    return tx.alone(
        () -> {
          tx.write(deliveries, id, change.apply(found));
          return true;
        });
  }

  private static Delivery tried(SimulatedTransaction tx, Delivery it, State state, String outcome) {
    List<DeliveryTry> tries = new ArrayList<>(it.tries());
    tries.add(new DeliveryTry(tx.now(), null, outcome, Duration.ZERO));
    return new Delivery(
        it.id(), it.event(), state, it.tried() + 1, tries, it.since(), null, tx.now());
  }

  private static Delivery again(Delivery it) {
    return new Delivery(it.id(), it.event(), State.PENDING, 0, it.tries(), it.since(), null, null);
  }

  private static List<Delivery> seen(SimulatedTransaction tx) {
    return tx.alone(() -> tx.tables().deliveries.seenBy(tx.locks()));
  }

  private static DeliveryId id(String channel, LoggedEvent event) {
    return new DeliveryId(channel, event.position());
  }
}
