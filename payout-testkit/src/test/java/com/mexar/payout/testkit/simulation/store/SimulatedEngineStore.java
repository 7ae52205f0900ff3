package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.engine.EngineStore;
import java.util.List;
import java.util.Set;

/** The stores of one simulated database, with a look behind their ports. */
final class SimulatedEngineStore implements EngineStore {
  private final SimulatedDatabase database;
  private final Stores stores;

  SimulatedEngineStore() {
    this(SimulatedDatabase.inRealTime());
  }

  private SimulatedEngineStore(SimulatedDatabase database) {
    this.database = database;
    this.stores = database.connect(Interference.NONE);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public EventRenderer renderer() {
    return (payout, transition) -> "{\"sequence\": " + transition.sequence() + "}";
  }

  @Override
  public List<PayoutId> payouts() {
    return database.committed().payouts();
  }

  @Override
  public boolean hasNextAction(PayoutId payout) {
    return database.committed().nextActionAt(payout).isPresent();
  }

  @Override
  public Set<TaskKind> openTasks(PayoutId payout) {
    return database.committed().openTasks(payout);
  }

  @Override
  public int callbacks() {
    return database.committed().callbacks();
  }

  @Override
  public String fingerprint() {
    return Long.toString(database.committed().writes());
  }

  @Override
  public EngineStore copy() {
    SimulatedDatabase copy = SimulatedDatabase.inRealTime();
    copy.restore(database.snapshot());
    return new SimulatedEngineStore(copy);
  }

  @Override
  public void close() {}
}
