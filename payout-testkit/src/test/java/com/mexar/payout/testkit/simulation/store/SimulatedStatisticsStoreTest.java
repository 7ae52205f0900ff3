package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.StatisticsStoreContract;

class SimulatedStatisticsStoreTest extends StatisticsStoreContract {

  @Override
  protected Stores openStores() {
    return TestDatabase.fresh().connect(Interference.NONE);
  }
}
