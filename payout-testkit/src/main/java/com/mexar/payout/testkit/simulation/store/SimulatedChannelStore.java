package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.ChannelStore;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Positions and leases of channels in memory. Thread-safe. */
final class SimulatedChannelStore implements ChannelStore {
  private final SimulatedDatabase database;

  SimulatedChannelStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public void begin(Transaction tx, String channel, LogStart start) {
    SimulatedTransaction own = database.of(tx);
    long position = SimulatedEventLog.behind(own, start);
    own.statement(
        "begin a channel",
        () ->
            own.insert(
                own.tables().channels, channel, new ChannelRow(channel, position, 1, null, null)));
  }

  @Override
  public boolean forget(Transaction tx, String channel) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "forget a channel",
        () -> {
          Table<String, ChannelRow> channels = own.tables().channels;
          ChannelRow row = own.lock(channels, channel, found -> found.isFree(own.now()));
          if (row == null) {
            return false;
          }
          SimulatedDeliveryStore.forgetWishes(own, channel);
          return own.alone(
              () -> {
                own.write(channels, channel, null);
                return true;
              });
        });
  }

  @Override
  public Optional<ChannelLease> acquire(
      Transaction tx, String channel, UUID owner, Duration length) {
    SimulatedTransaction own = database.of(tx);
    return own.statement("acquire a channel", () -> acquire(own, channel, owner, length));
  }

  private static Optional<ChannelLease> acquire(
      SimulatedTransaction tx, String channel, UUID owner, Duration length) {
    Instant now = tx.now();
    Instant until = PayoutTimes.later(now, length);
    Table<String, ChannelRow> channels = tx.tables().channels;
    ChannelRow first = new ChannelRow(channel, 0, 1, owner, until);
    if (tx.insert(channels, channel, first)) {
      return Optional.of(lease(first));
    }
    // the row is locked whether or not it may be taken
    ChannelRow row = tx.lock(channels, channel);
    if (row == null || !row.isFreeFor(owner, now)) {
      return Optional.empty();
    }
    return Optional.of(lease(write(tx, row.takenBy(owner, now, until))));
  }

  @Override
  public boolean advance(Transaction tx, ChannelLease lease, long position, Duration length) {
    if (position < lease.position()) {
      throw new IllegalArgumentException("a channel's position never goes back");
    }
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "advance a channel",
        () -> {
          @Nullable Instant until = PayoutTimes.later(own.now(), length);
          return change(own, lease, row -> row.advanced(position, until));
        });
  }

  @Override
  public void release(Transaction tx, ChannelLease lease) {
    SimulatedTransaction own = database.of(tx);
    own.statement("release a channel", () -> change(own, lease, ChannelRow::released));
  }

  private static boolean change(
      SimulatedTransaction tx, ChannelLease lease, UnaryOperator<ChannelRow> change) {
    ChannelRow row =
        tx.lock(tx.tables().channels, lease.channel(), found -> found.isHeldUnder(lease.fence()));
    if (row == null) {
      return false;
    }
    write(tx, change.apply(row));
    return true;
  }

  private static ChannelRow write(SimulatedTransaction tx, ChannelRow row) {
    return tx.alone(
        () -> {
          tx.write(tx.tables().channels, row.channel(), row);
          return row;
        });
  }

  private static ChannelLease lease(ChannelRow row) {
    return new ChannelLease(row.channel(), row.fence(), row.position());
  }
}
