package com.mexar.payout.event.webhook;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.KeepingChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.TransactionRunner;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.webhook.WebhookStore;
import java.time.Duration;
import java.util.List;

/**
 * Shares events out among the endpoints, in one transaction, and has them delivered. {@link
 * #publish} returns when the deliveries are durable.
 */
final class WebhookChannel implements KeepingChannel {
  private final TransactionRunner transactions;
  private final WebhookStore store;
  private final Deliverer deliverer;
  private final WebhookSender sender;
  private final ThreadPool threads;
  private final Duration patience;
  private volatile boolean closed;

  WebhookChannel(
      TransactionRunner transactions,
      WebhookStore store,
      Deliverer deliverer,
      WebhookSender sender,
      ThreadPool threads,
      Duration patience) {
    this.transactions = transactions;
    this.store = store;
    this.deliverer = deliverer;
    this.sender = sender;
    this.threads = threads;
    this.patience = patience;
  }

  @Override
  public String name() {
    return WebhookSettings.NAME;
  }

  @Override
  public void publish(List<LoggedEvent> events) throws ChannelException {
    if (closed) {
      throw new ChannelException("the channel is closed");
    }
    try {
      transactions.inTransaction(
          tx -> {
            store.fanOut(tx, events);
            return true;
          });
    } catch (StoreUnavailableException | StoreConflictException e) {
      throw new ChannelException("webhooks could not be kept for delivery", e);
    }
    deliverer.wake();
  }

  @Override
  public void deliver(Runnable progress) {
    deliverer.run(progress);
  }

  @Override
  public void wakenBy(Runnable wakeUp) {
    deliverer.wakenBy(wakeUp);
  }

  /** What is under way is given a little time; what has not ended by then goes out again. */
  @Override
  public void close() {
    closed = true;
    threads.close(patience);
    try {
      deliverer.noteRest();
    } finally {
      sender.close();
    }
  }
}
