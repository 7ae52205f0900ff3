package com.mexar.payout.testkit.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A simulated database is set back to what was committed when its backup was taken. */
class SnapshotTest {
  private final SimulatedDatabase database = SimulatedDatabase.inRealTime();
  private final Stores stores = database.connect(Interference.NONE);

  @Test
  void restore_afterFurtherChanges_isAsItWasAsOftenAsItIsDone() {
    know(Samples.TRANSFEZ);
    SimulatedDatabase.Snapshot backup = database.snapshot();

    for (int i = 0; i < 2; i++) {
      set(Samples.TRANSFEZ, ProviderState.SUSPENDED);
      know(Samples.EASYLINK);
      audit("lost");
      database.restore(backup);

      assertThat(states()).isEqualTo(Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
      assertThat(auditEntries()).isZero();
    }
  }

  @Test
  void snapshot_whileATransactionIsUnderWay_doesNotHaveItNorItsLocks() {
    know(Samples.TRANSFEZ);
    SimulatedDatabase.Snapshot backup =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  stores
                      .providers()
                      .set(tx, Samples.TRANSFEZ, ProviderState.DRAINING, "operator:ops", "a test");
                  SimulatedDatabase.Snapshot taken = database.snapshot();
                  database.restore(taken);
                  return taken;
                });

    assertThat(states()).as("what it committed is lost").containsValue(ProviderState.ACTIVE);
    set(Samples.TRANSFEZ, ProviderState.SUSPENDED);
    database.restore(backup);
    assertThat(states()).containsValue(ProviderState.ACTIVE);
  }

  private void know(ProviderName provider) {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.providers().ensureKnown(tx, Map.of(provider, ProviderState.ACTIVE));
              return true;
            });
  }

  private void set(ProviderName provider, ProviderState state) {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.providers().set(tx, provider, state, "operator:ops", "a test");
              return true;
            });
  }

  private void audit(String action) {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.audit().append(tx, "operator:ops", action, "nothing", "a test");
              return true;
            });
  }

  private int auditEntries() {
    return stores
        .transactions()
        .inTransaction(tx -> stores.audit().list(tx, null, 10).items().size());
  }

  private Map<ProviderName, ProviderState> states() {
    return stores.transactions().inTransaction(tx -> stores.providers().states(tx));
  }
}
