package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One database in memory that hosts share, with the semantics of the stores on PostgreSQL: read
 * committed, row locks until the end of the transaction, unique keys that are waited for, lock
 * time-outs, positions of the log that are drawn before the commit. It is deterministic where its
 * threads and its clock are. Thread-safe; works with real threads and with those of a simulation.
 */
public final class SimulatedDatabase {
  private final Object monitor = new Object();
  private final Threads threads;
  private final InstantSource clock;
  private final TransactionIds ids = new TransactionIds();
  private Tables tables = new Tables();

  /**
   * An empty one.
   *
   * @param threads by which transactions wait for each other
   * @param clock the store's own, which all hosts compare with
   */
  public SimulatedDatabase(Threads threads, InstantSource clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * An empty one on the JVM's own threads and by its clock, for tests that take a store in memory
   * for a real one. No two statements have the same time, as they have not where each takes longer
   * than a microsecond.
   */
  public static SimulatedDatabase inRealTime() {
    AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);
    InstantSource system = InstantSource.system();
    return new SimulatedDatabase(
        Threads.REAL,
        () ->
            last.updateAndGet(
                before -> {
                  Instant now = system.instant().truncatedTo(ChronoUnit.MICROS);
                  return now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
                }));
  }

  /** The stores as one host has them, whose connections this may happen to. */
  public Stores connect(Interference interference) {
    return new Stores(
        new SimulatedTransactions(this, interference),
        new SimulatedPayoutStore(this),
        new SimulatedProviderStateStore(this),
        new SimulatedCallbackStore(this),
        new SimulatedEventLog(this),
        new SimulatedChannelStore(this),
        new SimulatedDeliveryStore(this),
        new SimulatedTaskStore(this),
        new SimulatedResolutionStore(this),
        new SimulatedAuditStore(this),
        new SimulatedStatisticsStore(this));
  }

  /** What is committed, for whoever judges a history. */
  public Committed committed() {
    return new Committed(this);
  }

  /** A backup: what is committed now, whatever is under way. */
  public Snapshot snapshot() {
    return alone(() -> new Snapshot(tables.copy()));
  }

  /**
   * Sets the database back to a backup, as often as one likes. Transactions that are under way go
   * on in what was set aside, where what they commit is lost as if they had done so just before. A
   * host has to connect anew, since what its stores have learned of the log is of the lost one.
   */
  public void restore(Snapshot backup) {
    alone(
        () -> {
          tables = backup.tables.copy();
          return true;
        });
  }

  SimulatedTransaction of(Transaction tx) {
    if (tx instanceof SimulatedTransaction own && own.isOf(this)) {
      return own;
    }
    throw new IllegalArgumentException("a transaction of another store");
  }

  <T> T alone(Supplier<T> work) {
    synchronized (monitor) {
      return work.get();
    }
  }

  /** In the precision that PostgreSQL keeps. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  Signal newSignal() {
    return threads.newSignal();
  }

  Tables tables() {
    return alone(() -> tables);
  }

  TransactionIds ids() {
    return ids;
  }

  /** What a database held when it was taken. Immutable. */
  public static final class Snapshot {
    private final Tables tables;

    private Snapshot(Tables tables) {
      this.tables = tables;
    }
  }
}
