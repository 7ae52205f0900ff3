package com.mexar.payout.app;

import com.mexar.payout.app.security.RefusalWitness;
import com.mexar.payout.app.security.RefusedCallback;
import com.mexar.payout.persistence.RefusedCallbackTable;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused callbacks into the database behind the back of their requests, those that have
 * come meanwhile together. What is beyond the queue, or comes while the database is away, is lost:
 * it was refused, and is counted. Thread-safe.
 */
final class RefusedCallbackKeeper implements RefusalWitness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedCallbackKeeper.class);
  private static final int WAITING = 256;

  private final RefusedCallbackTable table;
  private final InstantSource clock;
  private final BlockingQueue<RefusedCallbackTable.Row> waiting = new ArrayBlockingQueue<>(WAITING);
  private final ExecutorService thread;

  RefusedCallbackKeeper(RefusedCallbackTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "payout-refused-callbacks");
              made.setDaemon(true);
              return made;
            });
    thread.execute(this::keepAll);
  }

  @Override
  public void refused(RefusedCallback callback) {
    boolean queued =
        waiting.offer(
            new RefusedCallbackTable.Row(
                callback.provider(),
                callback.address(),
                callback.reason(),
                callback.bytes().isPresent() ? callback.bytes().getAsInt() : null,
                clock.instant()));
    if (!queued) {
      LOG.debug("a refused callback of {} is not kept", callback.provider());
    }
  }

  @Override
  public void tooMany(RefusedCallback callback) {
    // beyond the rate of its place, where it would only push out what came from elsewhere
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void keepAll() {
    List<RefusedCallbackTable.Row> rows = new ArrayList<>();
    try {
      while (true) {
        rows.add(waiting.take());
        waiting.drainTo(rows);
        keep(rows);
        rows.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(List<RefusedCallbackTable.Row> rows) {
    try {
      table.keep(rows);
    } catch (StoreUnavailableException | StoreConflictException e) {
      LOG.warn("{} refused callbacks are not kept: {}", rows.size(), e.getMessage());
    }
  }
}
