package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Locked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads payouts under their locks together with the states of the providers, as of the statement's
 * beginning: these are read once more where the statement had to wait. Stateless.
 */
final class LockedReading {
  /** A statement that takes longer has waited. */
  private static final Duration NO_WAIT = Duration.ofMillis(20);

  private LockedReading() {}

  static Locked read(SimulatedTransaction tx, String operation, Supplier<List<PayoutRow>> rows) {
    return reread(tx, tx.statement(operation, () -> read(tx, rows)));
  }

  static Locked readPatiently(
      SimulatedTransaction tx, String operation, Supplier<List<PayoutRow>> rows) {
    return reread(tx, tx.patientStatement(operation, () -> read(tx, rows)));
  }

  private static Reading read(SimulatedTransaction tx, Supplier<List<PayoutRow>> rows) {
    Map<ProviderName, ProviderState> states = tx.alone(() -> ProviderStates.seenBy(tx));
    Map<ProviderName, Instant> restored = tx.alone(() -> ProviderStates.restoredSeenBy(tx));
    List<Payout> payouts = rows.get().stream().map(PayoutRow::payout).toList();
    Instant end = tx.clockTime();
    return new Reading(
        new Locked(tx.now(), payouts, states, restored), end.isAfter(tx.now().plus(NO_WAIT)));
  }

  private static Locked reread(SimulatedTransaction tx, Reading reading) {
    Locked locked = reading.locked;
    if (!reading.waited || locked.payouts().isEmpty()) {
      return locked;
    }
    return tx.statement(
        "read provider states",
        () ->
            tx.alone(
                () ->
                    new Locked(
                        locked.now(),
                        locked.payouts(),
                        ProviderStates.seenBy(tx),
                        ProviderStates.restoredSeenBy(tx))));
  }

  private record Reading(Locked locked, boolean waited) {}
}
