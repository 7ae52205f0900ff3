package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one transaction holds until its end, and its wait for the next. A row has one
 * holder; the engine's statements know no weaker lock. Guarded by the monitor of the database,
 * outside of which it waits.
 */
final class RowLocks {
  /** The lock time-out of the statements that set one. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  /** How long a host waits for the answer to any other statement. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final SimulatedDatabase database;
  private final List<Row<?, ?>> held = new ArrayList<>();
  private boolean hasLockTimeout;
  private @Nullable LockWait wait;
  private long id;

  RowLocks(SimulatedDatabase database) {
    this.database = database;
  }

  /** From now on waits are bounded by the lock time-out, to the end of the transaction. */
  void setLockTimeout() {
    hasLockTimeout = true;
  }

  /** The id of the transaction, drawn where it has none yet. */
  long id() {
    if (id == 0) {
      id = database.ids().draw();
    }
    return id;
  }

  boolean hasId() {
    return id != 0;
  }

  /** Takes a row that is free, or is held already. */
  void hold(Row<?, ?> row) {
    if (row.holder() == null) {
      id();
      row.hold(this);
      held.add(row);
    } else if (row.holder() != this) {
      throw new IllegalStateException("another transaction holds this row");
    }
  }

  /** Takes a row, or lines up for it and returns false. */
  boolean holdOrLineUp(Row<?, ?> row) {
    if (row.isFreeFor(this)) {
      hold(row);
      return true;
    }
    lineUp(row);
    return false;
  }

  /**
   * Lines up for a row that another transaction holds.
   *
   * @throws StoreConflictException if that one waits for a row of this one
   */
  void lineUp(Row<?, ?> row) {
    RowLocks holder = row.holder();
    while (holder != null) {
      if (holder == this) {
        throw new StoreConflictException("deadlock");
      }
      holder = holder.wait == null ? null : holder.wait.row().holder();
    }
    wait = new LockWait(row, database.newSignal());
    row.lineUp(wait);
  }

  /**
   * Waits until whoever held the row is at an end, which says nothing of who holds it next.
   *
   * @throws StoreConflictException if that takes longer than the lock time-out
   * @throws StoreUnavailableException if there is none and no answer comes
   */
  void await() {
    LockWait begun = Objects.requireNonNull(wait);
    boolean isOver;
    try {
      begun.await(hasLockTimeout ? LOCK_TIMEOUT : ANSWER_TIMEOUT);
    } finally {
      isOver = database.alone(this::stopWaiting);
    }
    if (isOver) {
      return;
    }
    if (hasLockTimeout) {
      throw new StoreConflictException("lock time-out");
    }
    throw new StoreUnavailableException("no answer", new SocketTimeoutException("simulated"));
  }

  private boolean stopWaiting() {
    LockWait ended = Objects.requireNonNull(wait);
    ended.row().leave(ended);
    wait = null;
    return ended.isOver();
  }

  void end(boolean commit) {
    held.forEach(row -> row.release(commit));
    held.clear();
    if (id != 0) {
      database.ids().end(id);
      id = 0;
    }
  }
}
