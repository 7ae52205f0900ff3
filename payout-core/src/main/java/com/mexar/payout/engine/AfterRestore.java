package com.mexar.payout.engine;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The mode in which attempts are looked for that a restore of the store has lost. It stands in the
 * store and holds for every host on it, from {@link PayoutEngine#startAfterRestore} until an
 * operator ends it here. Both acts are in the audit trail. Stateless.
 */
public final class AfterRestore {
  private static final int WAKE_BATCH = 1_000;

  private AfterRestore() {}

  /**
   * Ends the mode: from now on a payout without an attempt is one that was never sent. Hosts may be
   * running; payouts that wait for the mode alone are due at once.
   *
   * @return who was looked at until then; empty where the mode did not hold, and nothing is done
   */
  public static Set<ProviderName> end(Stores stores, OperatorAct act) {
    Set<ProviderName> ended =
        in(
            stores,
            tx -> {
              Set<ProviderName> restored = Set.copyOf(stores.providers().restored(tx).keySet());
              if (!restored.isEmpty()) {
                stores.providers().endRestored(tx);
                note(stores, tx, act, "after-restore.end", restored);
              }
              return restored;
            });
    int woken;
    do {
      woken = in(stores, tx -> stores.payouts().wake(tx, WaitCode.AFTER_RESTORE, WAKE_BATCH));
    } while (woken == WAKE_BATCH);
    return ended;
  }

  /**
   * @return those in use that no host has ever known, of which nothing is noted
   */
  static Set<ProviderName> begin(
      Stores stores, Transaction tx, Set<ProviderName> inUse, OperatorAct act) {
    Set<ProviderName> unknown = stores.providers().noteRestored(tx, inUse);
    note(stores, tx, act, "after-restore.begin", inUse);
    return unknown;
  }

  private static void note(
      Stores stores,
      Transaction tx,
      OperatorAct act,
      String action,
      Collection<ProviderName> providers) {
    String names =
        providers.stream().map(ProviderName::value).sorted().collect(Collectors.joining(","));
    stores.audit().append(tx, act.actor(), action, "provider:" + names, act.reason());
  }

  private static <T> T in(Stores stores, Function<Transaction, T> work) {
    return stores.transactions().inTransaction(work);
  }
}
