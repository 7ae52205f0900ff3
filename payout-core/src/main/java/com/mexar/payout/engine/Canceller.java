package com.mexar.payout.engine;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import java.util.Optional;

/**
 * Takes in clients' wishes to cancel: wish, effect and audit entry commit together. Thread-safe.
 */
final class Canceller {
  private final Stores stores;
  private final LockedWork work;
  private final Cancellation cancellation;

  Canceller(Stores stores, LockedWork work, Cancellation cancellation) {
    this.stores = stores;
    this.work = work;
    this.cancellation = cancellation;
  }

  CancelAnswer cancel(PayoutId id, ClientId client) {
    Optional<LockedWork.Decided<Cancellation.Outcome>> decided =
        stores.transactions().inTransaction(tx -> decide(tx, id, client));
    decided.ifPresent(work::wake);
    return decided.map(Canceller::answer).orElseGet(CancelAnswer.NoSuchPayout::new);
  }

  private Optional<LockedWork.Decided<Cancellation.Outcome>> decide(
      Transaction tx, PayoutId id, ClientId client) {
    Optional<LockedWork.Decided<Cancellation.Outcome>> decided =
        work.decideOneWithin(
            tx,
            id,
            edit ->
                edit.payout().client().equals(client) ? cancellation.decide(edit, client) : null);
    decided
        .filter(it -> !it.changes().isEmpty())
        .ifPresent(
            it ->
                stores
                    .audit()
                    .append(tx, "client:" + client, "payout.cancel", "payout:" + id, null));
    return decided;
  }

  private static CancelAnswer answer(LockedWork.Decided<Cancellation.Outcome> decided) {
    Cancellation.Outcome outcome = decided.value();
    if (outcome == null) {
      // somebody else's payout looks like none
      return new CancelAnswer.NoSuchPayout();
    }
    return switch (outcome) {
      case CANCELLED -> new CancelAnswer.Cancelled(decided.payout());
      case WISHED -> new CancelAnswer.Wished(decided.payout());
      case REFUSED -> new CancelAnswer.NotCancellable(decided.payout());
    };
  }
}
