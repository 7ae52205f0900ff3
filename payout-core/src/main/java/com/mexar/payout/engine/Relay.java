package com.mexar.payout.engine;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends the log of events on one channel, in order, and moves the channel's position after each
 * acknowledged batch. One host sends at a time: the lease says who, the fence keeps one that lost
 * it from moving the position. Such a straggler can only repeat what it had begun to send, in
 * order, so the first arrival of each event stays in order.
 */
final class Relay implements Worker.Round {
  private final Stores stores;
  private final EventChannel channel;
  private final UUID owner;
  private final Duration leaseLength;
  private final int batch;
  private @Nullable ChannelLease lease;

  Relay(Stores stores, EventChannel channel, UUID owner, Duration leaseLength, int batch) {
    this.stores = stores;
    this.channel = channel;
    this.owner = owner;
    this.leaseLength = leaseLength;
    this.batch = batch;
  }

  @Override
  public void run() throws Exception {
    try {
      while (acquire() && sendBatch()) {
        // until the log is read to its end
      }
    } catch (Exception e) {
      release();
      throw e;
    }
  }

  /** Gives the channel to whoever wants it. */
  void release() {
    ChannelLease held = lease;
    lease = null;
    if (held != null) {
      stores
          .transactions()
          .inTransaction(
              tx -> {
                stores.channels().release(tx, held);
                return true;
              });
    }
  }

  /** Renews or takes the lease; the position is the stored one, whoever moved it. */
  private boolean acquire() {
    Optional<ChannelLease> acquired =
        stores
            .transactions()
            .inTransaction(tx -> stores.channels().acquire(tx, channel.name(), owner, leaseLength));
    lease = acquired.orElse(null);
    return acquired.isPresent();
  }

  private boolean sendBatch() throws Exception {
    ChannelLease held = lease;
    if (held == null) {
      return false;
    }
    List<LoggedEvent> events =
        stores.transactions().inTransaction(tx -> stores.events().read(tx, held.position(), batch));
    if (events.isEmpty()) {
      return false;
    }
    channel.publish(events);
    long position = events.get(events.size() - 1).position();
    boolean moved =
        stores
            .transactions()
            .inTransaction(tx -> stores.channels().advance(tx, held, position, leaseLength));
    lease = moved ? held.at(position) : null;
    return moved;
  }
}
