package com.mexar.payout.engine;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.KeepingChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the log of events on one channel, in order, and moves the channel's position after each
 * acknowledged batch. What a destination refuses for good becomes a dead letter, and what operators
 * want sent again goes out between batches. One host sends at a time: the lease says who, the fence
 * keeps one that lost it from moving the position. Such a straggler can only repeat what it had
 * begun to send, in order, so the first arrival of each event stays in order.
 */
final class Relay implements Worker.Round {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /**
   * How long a channel waits for a host that died. Shorter than a publish may take: a host that is
   * overtaken meanwhile only repeats.
   */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** How long a wish waits that could not be sent. */
  private static final Duration WISH_PAUSE = Duration.ofSeconds(30);

  /** Without a batch between them that was taken. */
  private static final int MOST_BURIED_IN_A_ROW = 50;

  private static final Duration GATHERING = Duration.ofMillis(20);

  /** How long an operator's wish to send something again may wait. */
  private static final Duration LOOK_FOR_WISHES = Duration.ofSeconds(1);

  /** Longer than a channel waits for its other side before it gives up by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Stores stores;
  private final EventChannel channel;
  private final UUID owner;
  private final Duration leaseLength;
  private final int batch;
  private final InstantSource clock;
  private final Watched watched;
  private final Threads threads;
  private @Nullable ChannelLease lease;
  private Instant renewAt = Instant.MIN;
  private Instant lookAt = Instant.MIN;
  private int buriedInARow;

  Relay(
      Stores stores,
      EventChannel channel,
      UUID owner,
      Duration leaseLength,
      int batch,
      InstantSource clock,
      Watched watched,
      Threads threads) {
    this.stores = stores;
    this.channel = channel;
    this.owner = owner;
    this.leaseLength = leaseLength;
    this.batch = batch;
    this.clock = clock;
    this.watched = watched;
    this.threads = threads;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void run(Worker.Progress progress) throws Exception {
    try {
      gather();
      while (sendBatch(progress)) {
        progress.made();
      }
    } catch (Exception e) {
      release();
      throw e;
    }
  }

  /**
   * A channel that keeps what it is given costs commits of our own store, one for each batch, and
   * its events travel on by themselves: a moment of waiting makes few of many.
   */
  private void gather() throws InterruptedException {
    if (channel instanceof KeepingChannel) {
      threads.pause(GATHERING);
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
    Found found = stores.transactions().inTransaction(tx -> find(tx, held.position()));
    List<LoggedEvent> events = found.events;
    if (events.isEmpty()) {
      return sendAgain(held, found.wanted, progress);
    }
    publish(held, events, progress);
    long position = events.get(events.size() - 1).position();
    Instant renewedAt = clock.instant();
    boolean moved =
        stores
            .transactions()
            .inTransaction(tx -> stores.channels().advance(tx, held, position, leaseLength));
    lease = moved ? held.at(position) : null;
    if (moved) {
      sendAgain(held.at(position), found.wanted, progress);
    }
    renewAt = renewedAt.plus(leaseLength.dividedBy(3));
    return moved;
  }

  private Found find(Transaction tx, long after) {
    Instant now = clock.instant();
    List<LoggedEvent> wanted = List.of();
    if (!now.isBefore(lookAt)) {
      wanted = stores.deliveries().wanted(tx, channel.name(), batch);
      lookAt = wanted.isEmpty() ? now.plus(LOOK_FOR_WISHES) : now;
    }
    return new Found(wanted, stores.events().read(tx, after, batch));
  }

  /**
   * What operators want sent again; what is refused again is a dead letter again. Where it fails it
   * waits a while by itself: it must not hold up what is sent for the first time.
   *
   * @return whether there may be more of it
   */
  private boolean sendAgain(ChannelLease held, List<LoggedEvent> wanted, Worker.Progress progress)
      throws Exception {
    if (wanted.isEmpty()) {
      return false;
    }
    List<LoggedEvent> sent;
    try {
      sent = publish(held, wanted, progress);
    } catch (ChannelException e) {
      lookAt = clock.instant().plus(WISH_PAUSE);
      LOG.warn(
          "{} events wanted again on {} wait: {}", wanted.size(), channel.name(), inSafeWords(e));
      return false;
    }
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.deliveries().arrived(tx, channel.name(), sent);
              return true;
            });
    return true;
  }

  /** Publishes all but what is refused for good; returns what was published. */
  private List<LoggedEvent> publish(
      ChannelLease held, List<LoggedEvent> events, Worker.Progress progress) throws Exception {
    List<LoggedEvent> left = events;
    while (!left.isEmpty()) {
      try {
        publish(left, progress);
        buriedInARow = 0;
        return left;
      } catch (EventRefusedException e) {
        left = bury(held, left, e);
      }
    }
    return left;
  }

  /**
   * Puts the refused event aside, and returns the others: a later event of its payout is not held
   * up for ever by one that cannot be sent. Where one after the other is refused it is not the
   * events, and the channel waits for an operator. Only who holds the channel buries; under the row
   * lock that this takes, nobody else sends on.
   */
  private List<LoggedEvent> bury(
      ChannelLease held, List<LoggedEvent> events, EventRefusedException refusal)
      throws EventRefusedException {
    if (buriedInARow == MOST_BURIED_IN_A_ROW) {
      throw refusal;
    }
    LoggedEvent refused =
        events.stream()
            .filter(it -> it.position() == refusal.position())
            .findFirst()
            .orElseThrow(() -> refusal);
    boolean buried =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  if (!stores.channels().advance(tx, held, held.position(), leaseLength)) {
                    return false;
                  }
                  stores.deliveries().bury(tx, channel.name(), refused, inSafeWords(refusal));
                  return true;
                });
    if (!buried) {
      throw refusal;
    }
    buriedInARow++;
    LOG.warn("{} on {} is a dead letter: {}", refused, channel.name(), inSafeWords(refusal));
    watched.tell(to -> to.buried(channel.name()));
    return events.stream().filter(it -> !it.equals(refused)).toList();
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

  /** What there is to send: again, and for the first time. */
  private record Found(List<LoggedEvent> wanted, List<LoggedEvent> events) {}
}
