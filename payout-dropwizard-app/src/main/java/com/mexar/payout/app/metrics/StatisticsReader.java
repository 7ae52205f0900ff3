package com.mexar.payout.app.metrics;

import com.mexar.payout.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the store's statistics, however often it is asked: one reading at a time, at most one in
 * {@link #PAUSE}, and nobody waits long for one. Thread-safe.
 */
public final class StatisticsReader implements AutoCloseable {
  /** Between the beginnings of two readings. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** A reading that is older says more of the past than of now, and is kept back. */
  static final Duration KEPT = Duration.ofSeconds(30);

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsReader.class);

  private final Stores stores;
  private final InstantSource clock;
  private final ExecutorService thread;
  private Future<?> underWay = CompletableFuture.completedFuture(null);
  private Instant begun = Instant.MIN;
  private volatile @Nullable Reading last;
  private volatile boolean readable;

  StatisticsReader(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "payout-statistics");
              made.setDaemon(true);
              return made;
            });
  }

  /** The last reading, unless it is too old. Begins a new one where that is due. */
  public Optional<Reading> latest() {
    beginWhereDue();
    Instant oldest = clock.instant().minus(KEPT);
    return Optional.ofNullable(last).filter(reading -> !reading.at().isBefore(oldest));
  }

  /** Gives a reading that is due or under way some time to end. */
  void refresh() {
    beginWhereDue();
    try {
      underWay().get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("the statistics are late", e);
      readable = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the last reading was a good one and came in time. */
  boolean isReadable() {
    return readable;
  }

  /** When the last good reading began; empty before the first. */
  Optional<Instant> lastRead() {
    return Optional.ofNullable(last).map(Reading::at);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private synchronized void beginWhereDue() {
    Instant now = clock.instant();
    boolean due = underWay.isDone() && !now.isBefore(begun.plus(PAUSE));
    if (due && !thread.isShutdown()) {
      begun = now;
      underWay = thread.submit(() -> read(now));
    }
  }

  private synchronized Future<?> underWay() {
    return underWay;
  }

  private void read(Instant now) {
    try {
      last =
          stores
              .transactions()
              .inTransaction(
                  tx ->
                      new Reading(
                          now, stores.statistics().read(tx), stores.providers().states(tx)));
      readable = true;
    } catch (RuntimeException e) {
      if (readable) {
        LOG.warn("The statistics cannot be read: {}", e.getMessage());
      }
      readable = false;
    }
  }
}
