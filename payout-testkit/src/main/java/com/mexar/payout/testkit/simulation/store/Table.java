package com.mexar.payout.testkit.simulation.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows by their unique key, in its order, so that nothing depends on how a map hashes. Guarded by
 * the monitor of the database.
 */
final class Table<K, V> {
  private final NavigableMap<K, Row<K, V>> rows;
  private final List<Watcher<K, V>> watchers = new ArrayList<>(0);
  private long writes;

  Table(Comparator<? super K> order) {
    this.rows = new TreeMap<>(order);
  }

  static <K extends Comparable<? super K>, V> Table<K, V> ordered() {
    return new Table<>(Comparator.naturalOrder());
  }

  @Nullable Row<K, V> row(K key) {
    return rows.get(key);
  }

  Row<K, V> add(K key) {
    Row<K, V> row = new Row<>(this, key);
    rows.put(key, row);
    return row;
  }

  void remove(K key) {
    rows.remove(key);
  }

  @Nullable V seenBy(@Nullable RowLocks reader, K key) {
    Row<K, V> row = rows.get(key);
    return row == null ? null : row.seenBy(reader);
  }

  List<V> seenBy(@Nullable RowLocks reader) {
    return seen(rows, reader, Integer.MAX_VALUE);
  }

  Map<K, V> mapSeenBy(@Nullable RowLocks reader) {
    Map<K, V> seen = new TreeMap<>(rows.comparator());
    rows.forEach(
        (key, row) -> {
          V value = row.seenBy(reader);
          if (value != null) {
            seen.put(key, value);
          }
        });
    return seen;
  }

  /** Those behind a key, at most so many. */
  List<V> seenBy(@Nullable RowLocks reader, K after, int limit) {
    return seen(rows.tailMap(after, false), reader, limit);
  }

  /** The last by key; null where there is none. */
  @Nullable V lastSeenBy(@Nullable RowLocks reader) {
    List<V> last = seen(rows.descendingMap(), reader, 1);
    return last.isEmpty() ? null : last.get(0);
  }

  /** How many rows were ever inserted, changed or deleted. */
  long writes() {
    return writes;
  }

  /** Watches what is committed; null stands for no row. */
  interface Watcher<K, V> {
    void committed(K key, @Nullable V before, @Nullable V after);
  }

  /** Told of each row as it is committed, what it was and what it is. */
  void onCommit(Watcher<K, V> watcher) {
    watchers.add(watcher);
  }

  void committed(K key, @Nullable V before, @Nullable V after) {
    writes++;
    watchers.forEach(watcher -> watcher.committed(key, before, after));
  }

  /** Puts in what is committed in another one; for one that is empty. */
  void putCommitted(Table<K, V> other) {
    other
        .mapSeenBy(null)
        .forEach(
            (key, value) -> {
              Row<K, V> row = add(key);
              row.write(value);
              row.release(true);
            });
    writes = other.writes;
  }

  private static <K, V> List<V> seen(
      NavigableMap<K, Row<K, V>> rows, @Nullable RowLocks reader, int limit) {
    List<V> seen = new ArrayList<>(Math.min(limit, rows.isEmpty() ? 0 : 16));
    for (Row<K, V> row : rows.values()) {
      if (seen.size() == limit) {
        break;
      }
      V value = row.seenBy(reader);
      if (value != null) {
        seen.add(value);
      }
    }
    return seen;
  }
}
