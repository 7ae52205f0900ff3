package com.mexar.payout.engine;

import com.mexar.payout.store.Stores;
import java.util.List;

/** Puts payouts whose lease ran out in doubt: nobody knows whether their step was made. */
final class Repair implements Worker.Round {
  private final Stores stores;
  private final LockedWork work;
  private final Settlement settlement;
  private final int batch;

  Repair(Stores stores, LockedWork work, Settlement settlement, int batch) {
    this.stores = stores;
    this.work = work;
    this.settlement = settlement;
    this.batch = batch;
  }

  @Override
  public void run(Worker.Progress progress) {
    List<Boolean> repaired;
    do {
      repaired =
          work.decideEach(
              tx -> stores.payouts().lockExpired(tx, batch),
              edit -> {
                settlement.leaseExpired(edit);
                return edit.isChanged();
              });
      progress.made();
    } while (repaired.contains(true));
  }
}
