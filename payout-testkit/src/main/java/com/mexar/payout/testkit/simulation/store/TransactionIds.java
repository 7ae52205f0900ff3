package com.mexar.payout.testkit.simulation.store;

import java.util.TreeSet;

/**
 * Ids of transactions as PostgreSQL draws them: by whoever first writes or locks, never again.
 * Guarded by the monitor of the database.
 */
final class TransactionIds {
  private final TreeSet<Long> running = new TreeSet<>();
  private long last;
  private long lastEnded;

  long draw() {
    last++;
    running.add(last);
    return last;
  }

  void end(long id) {
    running.remove(id);
    lastEnded = Math.max(lastEnded, id);
  }

  /**
   * The xmin of a snapshot ({@code pg_snapshot_xmin}): nobody below it is under way. A snapshot
   * looks no further than one past the highest id that has ended.
   */
  long oldestRunning() {
    return running.isEmpty() ? lastEnded + 1 : Math.min(running.first(), lastEnded + 1);
  }
}
