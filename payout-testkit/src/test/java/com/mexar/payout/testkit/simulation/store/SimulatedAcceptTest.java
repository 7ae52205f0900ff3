package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.AcceptContract;

class SimulatedAcceptTest extends AcceptContract {

  @Override
  protected Stores openStores() {
    return SimulatedDatabase.inRealTime().connect(Interference.NONE);
  }
}
