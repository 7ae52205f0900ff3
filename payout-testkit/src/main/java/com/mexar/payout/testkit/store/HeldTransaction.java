package com.mexar.payout.testkit.store;

import com.mexar.payout.store.Transaction;
import com.mexar.payout.store.TransactionRunner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A transaction that stays open on a thread of its own until the test ends it. */
final class HeldTransaction {
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Future<?> running;

  private HeldTransaction(TransactionRunner transactions, Consumer<Transaction> work) {
    CountDownLatch worked = new CountDownLatch(1);
    running =
        Together.aside(
            () ->
                transactions.inTransaction(
                    tx -> {
                      try {
                        work.accept(tx);
                      } finally {
                        worked.countDown();
                      }
                      Together.await(end);
                      RuntimeException broken = failure.get();
                      if (broken != null) {
                        throw broken;
                      }
                      return true;
                    }));
    Together.await(worked);
  }

  /** Returns when the work is done; the transaction is still open then. */
  static HeldTransaction after(TransactionRunner transactions, Consumer<Transaction> work) {
    return new HeldTransaction(transactions, work);
  }

  void commit() {
    end.countDown();
    Together.get(running);
  }

  void rollBack() {
    failure.set(new RolledBack());
    end.countDown();
    try {
      Together.get(running);
    } catch (RolledBack expected) {
      return;
    }
    throw new AssertionError("it was not rolled back");
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
