package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Transaction;
import com.mexar.payout.store.TransactionRunner;
import java.util.function.Function;

/** Begins, commits and rolls back transactions of one host. Thread-safe. */
final class SimulatedTransactions implements TransactionRunner {
  private final SimulatedDatabase database;
  private final Interference interference;

  SimulatedTransactions(SimulatedDatabase database, Interference interference) {
    this.database = database;
    this.interference = interference;
  }

  @Override
  public <T> T inTransaction(Function<Transaction, T> work) {
    SimulatedTransaction tx = new SimulatedTransaction(database, interference);
    try {
      T result = work.apply(tx);
      tx.commit();
      return result;
    } finally {
      tx.close();
    }
  }
}
