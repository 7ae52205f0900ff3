package com.mexar.payout.testkit.simulation.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row: what is committed, and what the one transaction that holds it has made of it. Guarded by
 * the monitor of the database.
 */
final class Row<K, V> {
  private final Table<K, V> table;
  private final K key;
  private final List<LockWait> waits = new ArrayList<>(0);
  private @Nullable V committed;
  private @Nullable V written;
  private boolean isWritten;
  private @Nullable RowLocks holder;

  Row(Table<K, V> table, K key) {
    this.table = table;
    this.key = key;
  }

  @Nullable RowLocks holder() {
    return holder;
  }

  /** What a transaction sees; null where there is nothing for it. */
  @Nullable V seenBy(@Nullable RowLocks reader) {
    return isWritten && holder == reader ? written : committed;
  }

  boolean isFreeFor(RowLocks locks) {
    return holder == null || holder == locks;
  }

  /** Whether it is not only locked: somebody else inserts, changes or deletes it. */
  boolean isBeingWrittenBeside(RowLocks locks) {
    return isWritten && holder != locks;
  }

  void hold(RowLocks locks) {
    holder = locks;
  }

  /** By its holder; null deletes it. */
  void write(@Nullable V value) {
    written = value;
    isWritten = true;
  }

  void lineUp(LockWait wait) {
    waits.add(wait);
  }

  void leave(LockWait wait) {
    waits.remove(wait);
  }

  /** At the end of the holder's transaction. Whoever waits looks again. */
  void release(boolean commit) {
    if (commit && isWritten) {
      V before = committed;
      committed = written;
      table.committed(key, before, committed);
    }
    written = null;
    isWritten = false;
    holder = null;
    if (committed == null) {
      table.remove(key);
    }
    waits.forEach(LockWait::end);
  }
}
