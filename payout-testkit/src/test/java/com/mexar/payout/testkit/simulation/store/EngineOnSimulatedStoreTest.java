package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.testkit.engine.EngineContract;
import com.mexar.payout.testkit.engine.EngineStore;

/** The engine on the simulated store, on real threads and in real time. */
class EngineOnSimulatedStoreTest extends EngineContract {

  @Override
  protected EngineStore freshStore() {
    return new SimulatedEngineStore();
  }
}
