package com.mexar.payout.testkit.engine;

/** Tests of the engine that run in the harness of {@link EngineContract}. */
interface EngineTests {
  EngineHarness harness();
}
