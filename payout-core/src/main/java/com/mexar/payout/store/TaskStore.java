package com.mexar.payout.store;

/**
 * What waits for operators. Tasks are opened and closed with the payouts they are about, by {@link
 * PayoutStore#save}. Thread-safe.
 */
public interface TaskStore {

  Page<Task> list(Transaction tx, TaskQuery query);
}
