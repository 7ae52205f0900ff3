package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.OperatorStoresContract;

class SimulatedOperatorStoresTest extends OperatorStoresContract {

  @Override
  protected Stores openStores() {
    return SimulatedDatabase.inRealTime().connect(Interference.NONE);
  }
}
