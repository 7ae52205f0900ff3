package com.mexar.payout.store;

/** How much waits where, for those who watch over the whole. Thread-safe. */
public interface StatisticsStore {

  /**
   * Counts what waits, not what was ever done: the cost grows with the former alone. Each part is
   * true of a moment of its own within the transaction. Counting that takes the store longer than a
   * few seconds is given up.
   */
  Statistics read(Transaction tx);
}
