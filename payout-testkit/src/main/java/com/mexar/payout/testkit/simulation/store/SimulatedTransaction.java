package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Transaction;
import java.net.SocketException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction on one connection: its statements, its locks and its end. A statement that
 * fails ends it, as in PostgreSQL, whatever the work makes of the exception. Not thread-safe.
 */
final class SimulatedTransaction implements Transaction {
  private final SimulatedDatabase database;
  private final Interference interference;
  private final RowLocks locks;
  private final Tables tables;
  private State state = State.OPEN;
  private Instant now = Instant.EPOCH;

  private enum State {
    OPEN,
    /** A version was stale: statements run, and nothing will be committed. */
    DOOMED,
    /** A statement failed. */
    FAILED,
    /** The connection is gone. */
    LOST,
    ENDED
  }

  SimulatedTransaction(SimulatedDatabase database, Interference interference) {
    this.database = database;
    this.interference = interference;
    this.locks = new RowLocks(database);
    this.tables = database.tables();
  }

  boolean isOf(SimulatedDatabase other) {
    return database == other;
  }

  /** Runs one statement, at one time of the store. */
  <T> T statement(String name, Supplier<T> work) {
    requireUsable();
    boolean done = false;
    try {
      interference.before(name);
      now = database.now();
      T answer = work.get();
      done = true;
      return answer;
    } catch (StoreUnavailableException e) {
      end(State.LOST, false);
      throw e;
    } finally {
      if (!done && state != State.LOST) {
        end(State.FAILED, false);
      }
    }
  }

  /** A statement that waits for locks no longer than two seconds, as all after it. */
  <T> T patientStatement(String name, Supplier<T> work) {
    return statement(
        name,
        () -> {
          locks.setLockTimeout();
          return work.get();
        });
  }

  /** The store's time at which the statement began. */
  Instant now() {
    return now;
  }

  /** The store's time at this moment. */
  Instant clockTime() {
    return database.now();
  }

  Tables tables() {
    return tables;
  }

  TransactionIds ids() {
    return database.ids();
  }

  /** Alone with the state of the database: nothing in here may wait. */
  <T> T alone(Supplier<T> work) {
    return database.alone(work);
  }

  /** What this transaction sees through. */
  RowLocks locks() {
    return locks;
  }

  /** An exception to throw, after which nothing of this transaction will be committed. */
  StoreConflictException conflict(String message) {
    state = State.DOOMED;
    return new StoreConflictException(message);
  }

  /** Locks a row, waiting for it if need be; null where this transaction sees none. */
  <K, V> @Nullable V lock(Table<K, V> table, K key) {
    return lock(table, key, any -> true);
  }

  /**
   * The same where the row is as it has to be, which is judged anew after a wait.
   *
   * @return the row as it is under the lock; null where there is none such
   */
  <K, V> @Nullable V lock(Table<K, V> table, K key, Predicate<V> condition) {
    boolean isHeld =
        untilFree(
            () -> {
              Row<K, V> row = table.row(key);
              V seen = row == null ? null : row.seenBy(locks);
              if (row == null || seen == null || !condition.test(seen)) {
                return Optional.of(false);
              }
              return locks.holdOrLineUp(row) ? Optional.of(true) : Optional.empty();
            });
    return isHeld ? alone(() -> table.seenBy(locks, key)) : null;
  }

  /**
   * Inserts a row unless one of its key is there, and waits to know where another transaction is
   * about to insert, change or delete that.
   *
   * @return false where one is there
   */
  <K, V> boolean insert(Table<K, V> table, K key, V value) {
    return untilFree(
        () -> {
          Row<K, V> row = table.row(key);
          if (row != null && row.isBeingWrittenBeside(locks)) {
            locks.lineUp(row);
            return Optional.empty();
          }
          boolean isThere = row != null && row.seenBy(locks) != null;
          if (!isThere) {
            write(table, key, value);
          }
          return Optional.of(!isThere);
        });
  }

  /** Waits while another transaction changes a row; one that only locks it is not waited for. */
  <K, V> void awaitWriter(Table<K, V> table, K key) {
    untilFree(
        () -> {
          Row<K, V> row = table.row(key);
          if (row != null && row.isBeingWrittenBeside(locks)) {
            locks.lineUp(row);
            return Optional.empty();
          }
          return Optional.of(true);
        });
  }

  /** Locks a row that is there, or passes over it where another transaction holds it. Alone. */
  <K, V> boolean lockUnlessHeld(Table<K, V> table, K key) {
    Row<K, V> row = table.row(key);
    if (row == null || !row.isFreeFor(locks)) {
      return false;
    }
    locks.hold(row);
    return true;
  }

  /** Writes a row that is new or that this transaction holds; null deletes it. Alone. */
  <K, V> void write(Table<K, V> table, K key, @Nullable V value) {
    Row<K, V> row = table.row(key);
    if (row == null) {
      row = table.add(key);
    }
    locks.hold(row);
    row.write(value);
  }

  /**
   * Commits, unless something happened before or happens now.
   *
   * @throws StoreUnavailableException if the host does not come to know the end
   * @throws StoreConflictException if a failure was passed over
   */
  void commit() {
    if (state != State.OPEN) {
      throw new StoreConflictException("a failure was passed over; nothing was committed");
    }
    Interference.Fate fate = interference.commit();
    end(State.ENDED, fate != Interference.Fate.REFUSED);
    if (fate != Interference.Fate.COMMITTED) {
      throw gone("commit, which may have happened");
    }
    interference.committed();
  }

  /** Rolls back what is not at its end. */
  void close() {
    if (state == State.OPEN || state == State.DOOMED) {
      end(State.ENDED, false);
    }
  }

  private void requireUsable() {
    switch (state) {
      case OPEN, DOOMED -> {}
      case LOST -> throw gone("the connection is gone");
      case FAILED -> throw new IllegalStateException("a statement of this transaction has failed");
      case ENDED -> throw new IllegalStateException("the transaction is at its end");
    }
  }

  private <T> T untilFree(Supplier<Optional<T>> attempt) {
    Optional<T> done = alone(attempt);
    while (done.isEmpty()) {
      locks.await();
      done = alone(attempt);
    }
    return done.get();
  }

  private void end(State ended, boolean commit) {
    state = ended;
    alone(
        () -> {
          locks.end(commit);
          return true;
        });
  }

  private static StoreUnavailableException gone(String message) {
    return new StoreUnavailableException(message, new SocketException("simulated"));
  }
}
