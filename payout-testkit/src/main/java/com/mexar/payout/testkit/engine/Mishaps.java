package com.mexar.payout.testkit.engine;

import com.mexar.payout.store.PayoutStore;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.provider.Gate;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one host's transactions: the store is away, a commit's answer is lost, or the
 * host stands still before or after a commit. Thread-safe.
 */
final class Mishaps {
  private final Stores stores;
  private final ThreadLocal<Set<String>> called = ThreadLocal.withInitial(HashSet::new);
  private final AtomicInteger transactions = new AtomicInteger();
  private volatile boolean away;
  private volatile int losingEvery;
  private volatile @Nullable Standstill standstill;
  private volatile @Nullable Standstill standstillBefore;

  private record Standstill(String method, Gate gate) {}

  private Mishaps(Stores stores) {
    this.stores = stores;
  }

  static Mishaps of(Stores stores) {
    return new Mishaps(stores);
  }

  /** The stores as this host sees them. */
  Stores stores() {
    PayoutStore payouts =
        (PayoutStore)
            Proxy.newProxyInstance(
                PayoutStore.class.getClassLoader(),
                new Class<?>[] {PayoutStore.class},
                (proxy, method, arguments) -> note(method, arguments));
    return new Stores(
        this::inTransaction,
        payouts,
        stores.providers(),
        stores.callbacks(),
        stores.events(),
        stores.channels(),
        stores.deliveries(),
        stores.tasks(),
        stores.resolutions(),
        stores.audit(),
        stores.statistics());
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  /** Every n-th transaction commits, but its host is told that the store went away. 0 ends it. */
  void loseEvery(int n) {
    losingEvery = n;
  }

  /** The host stands still after the next commit that saved what this method has locked. */
  void standStillAfterSaving(String lockMethod, Gate gate) {
    standstill = new Standstill(lockMethod, gate);
  }

  /** The host stands still before the next commit in which it called this method. */
  void standStillBeforeCommitting(String method, Gate gate) {
    standstillBefore = new Standstill(method, gate);
  }

  private <T> T inTransaction(Function<Transaction, T> work) {
    requireThere();
    called.get().clear();
    T result =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  T done = work.apply(tx);
                  standStillBefore();
                  return done;
                });
    Standstill waiting = standstill;
    if (waiting != null && called.get().containsAll(Set.of(waiting.method, "save"))) {
      standstill = null;
      waiting.gate.pass();
    }
    int every = losingEvery;
    if (every > 0 && transactions.incrementAndGet() % every == 0) {
      throw unavailable();
    }
    return result;
  }

  private void standStillBefore() {
    Standstill waiting = standstillBefore;
    if (waiting != null && called.get().contains(waiting.method)) {
      standstillBefore = null;
      waiting.gate.pass();
    }
  }

  private Object note(Method method, Object[] arguments) throws Throwable {
    requireThere();
    called.get().add(method.getName());
    try {
      return method.invoke(stores.payouts(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() != null ? e.getCause() : e;
    }
  }

  private void requireThere() {
    if (away) {
      throw unavailable();
    }
  }

  private static StoreUnavailableException unavailable() {
    return new StoreUnavailableException("told to be away", new IOException("away"));
  }
}
