package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.store.Locked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Locks payouts by their ids, and those whose lease has run out. Stateless. */
final class PayoutLocking {
  private PayoutLocking() {}

  static Locked lock(SimulatedTransaction tx, Collection<PayoutId> ids) {
    return LockedReading.readPatiently(tx, "lock payouts", () -> lockEach(tx, ids));
  }

  static Locked lockExpired(SimulatedTransaction tx, int limit) {
    return LockedReading.read(tx, "lock expired payouts", () -> tx.alone(() -> expired(tx, limit)));
  }

  static int hint(SimulatedTransaction tx, Collection<PayoutId> ids) {
    return tx.patientStatement(
        "hint payouts",
        () -> {
          List<PayoutRow> locked = lockEach(tx, ids);
          return tx.alone(
              () -> {
                locked.forEach(
                    row -> tx.write(tx.tables().payouts, row.id(), row.hinted(tx.now())));
                return locked.size();
              });
        });
  }

  private static List<PayoutRow> lockEach(SimulatedTransaction tx, Collection<PayoutId> ids) {
    List<PayoutRow> locked = new ArrayList<>();
    for (PayoutId id : new TreeSet<>(ids)) {
      PayoutRow row = tx.lock(tx.tables().payouts, id);
      if (row != null) {
        locked.add(row);
      }
    }
    return locked;
  }

  private static List<PayoutRow> expired(SimulatedTransaction tx, int limit) {
    Comparator<PayoutRow> byLease =
        Comparator.comparing(row -> row.times().leaseUntil(), Due.EARLIEST_FIRST);
    return Due.lockFirst(
        tx,
        limit,
        tx.tables().payouts.seenBy(tx.locks()).stream()
            .filter(row -> PayoutTimes.isOver(row.times().leaseUntil(), tx.now()))
            .sorted(byLease)
            .toList());
  }
}
