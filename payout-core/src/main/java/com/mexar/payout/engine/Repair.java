package com.mexar.payout.engine;

import com.mexar.payout.store.Stores;
import java.time.Duration;
import java.util.List;

/** Puts payouts whose lease ran out in doubt, and forgets idempotency keys past their retention. */
final class Repair implements Worker.Round {
  private final Stores stores;
  private final LockedWork work;
  private final Settlement settlement;
  private final Duration retention;
  private final int batch;

  Repair(Stores stores, LockedWork work, Settlement settlement, Duration retention, int batch) {
    this.stores = stores;
    this.work = work;
    this.settlement = settlement;
    this.retention = retention;
    this.batch = batch;
  }

  @Override
  public void run() {
    List<Boolean> repaired;
    do {
      repaired =
          work.decideEach(
              tx -> stores.payouts().lockExpired(tx, batch),
              edit -> {
                settlement.leaseExpired(edit);
                return edit.isChanged();
              });
    } while (repaired.contains(true));
    stores.transactions().inTransaction(tx -> stores.payouts().forgetKeys(tx, retention, batch));
  }
}
