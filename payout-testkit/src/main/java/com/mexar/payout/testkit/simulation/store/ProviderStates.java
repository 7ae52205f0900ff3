package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Instant;
import java.util.Map;

/** Reads the state of every provider, in the order of their names. Stateless. */
final class ProviderStates {
  private ProviderStates() {}

  static Map<ProviderName, ProviderState> read(SimulatedTransaction tx) {
    return tx.statement("read provider states", () -> tx.alone(() -> seenBy(tx)));
  }

  /** Those at which lost attempts are looked for, within a statement. */
  static Map<ProviderName, Instant> restoredSeenBy(SimulatedTransaction tx) {
    return tx.tables().restored.mapSeenBy(tx.locks());
  }

  /** Within a statement. */
  static Map<ProviderName, ProviderState> seenBy(SimulatedTransaction tx) {
    return tx.tables().providers.mapSeenBy(tx.locks());
  }
}
