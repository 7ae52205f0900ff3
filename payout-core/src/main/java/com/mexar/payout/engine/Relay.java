package com.mexar.payout.engine;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends the log of events on one channel, in order, and moves the channel's position after each
 * acknowledged batch. One host sends at a time: the lease says who, the fence keeps one that lost
 * it from moving the position. Such a straggler can only repeat what it had begun to send, in
 * order, so the first arrival of each event stays in order.
 */
final class Relay implements Worker.Round {
  /**
   * How long a channel waits for a host that died. Shorter than a publish may take: a host that is
   * overtaken meanwhile only repeats.
   */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** Longer than a channel waits for its other side before it gives up by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Stores stores;
  private final EventChannel channel;
  private final UUID owner;
  private final Duration leaseLength;
  private final int batch;
  private final InstantSource clock;
  private final Watched watched;
  private @Nullable ChannelLease lease;
  private Instant renewAt = Instant.MIN;

  Relay(
      Stores stores,
      EventChannel channel,
      UUID owner,
      Duration leaseLength,
      int batch,
      InstantSource clock,
      Watched watched) {
    this.stores = stores;
    this.channel = channel;
    this.owner = owner;
    this.leaseLength = leaseLength;
    this.batch = batch;
    this.clock = clock;
    this.watched = watched;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void run(Worker.Progress progress) throws Exception {
    try {
      while (sendBatch(progress)) {
        progress.made();
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

  private boolean sendBatch(Worker.Progress progress) throws Exception {
    ChannelLease held = holdChannel();
    if (held == null) {
      return false;
    }
    // not in the transaction that renewed: only one that has not written can tell a gap in the log
    List<LoggedEvent> events =
        stores.transactions().inTransaction(tx -> stores.events().read(tx, held.position(), batch));
    if (events.isEmpty()) {
      return false;
    }
    publish(events, progress);
    long position = events.get(events.size() - 1).position();
    Instant renewedAt = clock.instant();
    boolean moved =
        stores
            .transactions()
            .inTransaction(tx -> stores.channels().advance(tx, held, position, leaseLength));
    lease = moved ? held.at(position) : null;
    renewAt = renewedAt.plus(leaseLength.dividedBy(3));
    return moved;
  }

  private void publish(List<LoggedEvent> events, Worker.Progress progress) throws Exception {
    Instant begun = clock.instant();
    try {
      channel.publish(events);
    } catch (Exception | Error e) {
      // it is the channel that fails: its own health says so, and this worker tries again
      progress.made();
      watched.tell(to -> to.notPublished(channel.name(), inSafeWords(e)));
      throw e;
    }
    Duration duration = Duration.between(begun, clock.instant());
    watched.tell(to -> to.published(channel.name(), events.size(), duration));
  }

  /** Only a channel's own exception promises that its message may be shown. */
  private static String inSafeWords(Throwable e) {
    String message = e instanceof ChannelException ? e.getMessage() : null;
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Takes or renews the lease where that is due; idle, it writes nothing. */
  private @Nullable ChannelLease holdChannel() {
    Instant now = clock.instant();
    if (lease == null || !now.isBefore(renewAt)) {
      lease =
          stores
              .transactions()
              .inTransaction(
                  tx -> stores.channels().acquire(tx, channel.name(), owner, leaseLength))
              .orElse(null);
      renewAt = now.plus(leaseLength.dividedBy(3));
    }
    return lease;
  }
}
