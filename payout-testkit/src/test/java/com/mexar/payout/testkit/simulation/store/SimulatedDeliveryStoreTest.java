package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.DeliveryStoreContract;

class SimulatedDeliveryStoreTest extends DeliveryStoreContract {

  @Override
  protected Stores openStores() {
    return SimulatedDatabase.inRealTime().connect(Interference.NONE);
  }
}
