package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.CallbackStoreContract;

class SimulatedCallbackStoreTest extends CallbackStoreContract {

  @Override
  protected Stores openStores() {
    return SimulatedDatabase.inRealTime().connect(Interference.NONE);
  }
}
