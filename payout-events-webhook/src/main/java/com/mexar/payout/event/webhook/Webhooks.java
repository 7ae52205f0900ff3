package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.event.KeepingChannel;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Stores;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import com.mexar.payout.webhook.WebhookStore;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The webhooks of one host: the channel, which is given to the engine, and the desk at which
 * operators look after endpoints. Thread-safe.
 */
public final class Webhooks {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WebhookChannel channel;
  private final EndpointDesk desk;

  private Webhooks(WebhookChannel channel, EndpointDesk desk) {
    this.channel = channel;
    this.desk = desk;
  }

  /**
   * Makes them, without I/O.
   *
   * @param store whose transactions are those of {@code stores}
   * @throws com.mexar.payout.domain.InvalidValueException if the file of authorities cannot be read
   */
  public static Webhooks of(
      Stores stores,
      WebhookStore store,
      WebhookSettings settings,
      Clock clock,
      RandomGenerator random,
      WebhookObserver observer) {
    WebhookSender sender = new WebhookSender(settings, clock);
    ThreadPool threads = Threads.REAL.newPool("payout-webhook");
    Deliverer deliverer =
        new Deliverer(
            stores.transactions(),
            store,
            stores.audit(),
            sender,
            settings,
            random,
            clock,
            threads,
            observer);
    TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    return new Webhooks(
        new WebhookChannel(stores.transactions(), store, deliverer, sender, threads, PATIENCE),
        new EndpointDesk(stores, store, sender, settings, ids, random, clock, deliverer));
  }

  /** For the engine, which closes it. */
  public KeepingChannel channel() {
    return channel;
  }

  public EndpointDesk desk() {
    return desk;
  }

  /**
   * Sees to it that the endpoint of the configuration is there and is as configured; before the
   * engine is started.
   *
   * @param start where in the log it begins if it is new
   */
  public void prepare(LogStart start) {
    desk.prepareFirst(start);
  }
}
