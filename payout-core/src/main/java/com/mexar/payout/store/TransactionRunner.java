package com.mexar.payout.store;

import java.util.function.Function;

/** Runs work in transactions of the store, at read committed isolation. Thread-safe. */
public interface TransactionRunner {

  /**
   * Runs the work and commits; rolls back if it throws. The work makes no remote call.
   *
   * @throws StoreUnavailableException if the store cannot be reached, or went away; if it went away
   *     while committing, the work may or may not have been committed
   * @throws StoreConflictException if the store gave up this transaction in favour of another one;
   *     nothing was committed, and the same work may be run again
   */
  <T> T inTransaction(Function<Transaction, T> work);
}
