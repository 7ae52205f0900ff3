package com.mexar.payout.testkit.simulation.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes what is due and nobody holds, as {@code FOR UPDATE SKIP LOCKED} does. Stateless. */
final class Due {
  /** Of what is due at the same time, a stable sort leaves the lowest key first. */
  static final Comparator<@Nullable Instant> EARLIEST_FIRST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private Due() {}

  /** Locks the first of these rows that are free, at most so many. Alone. */
  static <K, V> List<V> lockFirst(
      SimulatedTransaction tx, Table<K, V> table, Function<V, K> key, int limit, List<V> rows) {
    List<V> locked = new ArrayList<>();
    for (V row : rows) {
      if (locked.size() == limit) {
        break;
      }
      if (tx.lockUnlessHeld(table, key.apply(row))) {
        locked.add(row);
      }
    }
    return locked;
  }

  static List<PayoutRow> lockFirst(SimulatedTransaction tx, int limit, List<PayoutRow> rows) {
    return lockFirst(tx, tx.tables().payouts, PayoutRow::id, limit, rows);
  }
}
