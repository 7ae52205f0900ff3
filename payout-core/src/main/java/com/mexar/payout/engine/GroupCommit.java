package com.mexar.payout.engine;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work that arrives together share a transaction. Each committer thread takes what is waiting,
 * up to a bound and never two items of one key, and runs it as one batch; while one commits,
 * another gathers. A batch that fails is run again item by item, so that one bad item harms no
 * other.
 *
 * <p>Thread-safe: the queue is guarded by its own monitor.
 */
final class GroupCommit<T, R> implements AutoCloseable {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Function<T, Object> key;
  private final Function<List<T>, List<R>> work;
  private final int most;
  private final int triesAlone;
  private final Threads threads;
  private final Signal arrived;
  private final Deque<Item<T, R>> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param triesAlone how often an item whose batch failed is run by itself while it meets
   *     conflicts
   * @param key no two items of one key go into one batch
   * @param work runs a batch in a transaction and returns one result for each item, in their order
   */
  GroupCommit(
      Threads threads,
      String name,
      int committers,
      int most,
      int triesAlone,
      Function<T, Object> key,
      Function<List<T>, List<R>> work) {
    this.key = key;
    this.work = work;
    this.most = most;
    this.triesAlone = triesAlone;
    this.threads = threads;
    this.arrived = threads.newSignal();
    for (int i = 1; i <= committers; i++) {
      threads.start(name + "-" + i, this::commitAll);
    }
  }

  /**
   * Runs the item in some batch and returns its result once that is committed.
   *
   * @throws StoreUnavailableException if it is not known whether it was, or this was closed
   * @throws StoreConflictException if it was given up again and again in favour of others
   */
  R run(T value) {
    Item<T, R> item = new Item<>(value, new Promise<>(threads));
    synchronized (waiting) {
      if (closed) {
        throw new StoreUnavailableException(
            "the engine is closing", new IllegalStateException("closed"));
      }
      waiting.addLast(item);
    }
    arrived.give();
    return item.result.await();
  }

  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
    }
    arrived.give();
  }

  private void commitAll() {
    List<Item<T, R>> batch = take();
    while (!batch.isEmpty()) {
      try {
        commit(batch);
      } catch (Error e) {
        // even then nobody is left waiting, and this thread goes on for those who come
        LOG.error("a batch ended in an error", e);
        batch.forEach(item -> item.result.fail(e));
      }
      batch = take();
    }
  }

  private void commit(List<Item<T, R>> batch) {
    try {
      complete(batch, work.apply(batch.stream().map(Item::value).toList()));
    } catch (StoreUnavailableException e) {
      batch.forEach(item -> item.result.fail(e));
    } catch (StoreConflictException e) {
      if (batch.size() == 1 && triesAlone == 1) {
        batch.get(0).result.fail(e);
      } else {
        batch.forEach(item -> commitAlone(item, triesAlone));
      }
    } catch (RuntimeException e) {
      batch.forEach(item -> commitAlone(item, triesAlone));
    }
  }

  private void commitAlone(Item<T, R> item, int tries) {
    try {
      complete(List.of(item), work.apply(List.of(item.value)));
    } catch (StoreConflictException e) {
      if (tries > 1) {
        commitAlone(item, tries - 1);
      } else {
        item.result.fail(e);
      }
    } catch (RuntimeException e) {
      item.result.fail(e);
    }
  }

  private void complete(List<Item<T, R>> batch, List<R> results) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result.keep(results.get(i));
    }
  }

  /** Waits for work; empty once closed and drained. */
  private List<Item<T, R>> take() {
    while (true) {
      synchronized (waiting) {
        if (!waiting.isEmpty()) {
          return gathered();
        }
        if (closed) {
          // a signal wakes one committer, which wakes the next
          arrived.give();
          return List.of();
        }
      }
      try {
        arrived.await(LONG);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      }
    }
  }

  private List<Item<T, R>> gathered() {
    List<Item<T, R>> batch = new ArrayList<>(Math.min(most, waiting.size()));
    List<Item<T, R>> later = new ArrayList<>();
    Set<Object> keys = new HashSet<>();
    while (!waiting.isEmpty() && batch.size() < most) {
      Item<T, R> item = waiting.removeFirst();
      (keys.add(key.apply(item.value)) ? batch : later).add(item);
    }
    for (int i = later.size() - 1; i >= 0; i--) {
      waiting.addFirst(later.get(i));
    }
    if (!waiting.isEmpty()) {
      arrived.give();
    }
    return batch;
  }

  private record Item<T, R>(T value, Promise<R> result) {}
}
