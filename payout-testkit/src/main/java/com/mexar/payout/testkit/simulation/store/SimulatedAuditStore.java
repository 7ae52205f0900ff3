package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.AuditStore;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Transaction;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail in memory. Thread-safe. */
final class SimulatedAuditStore implements AuditStore {
  private final SimulatedDatabase database;

  SimulatedAuditStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public void append(
      Transaction tx, String actor, String action, List<String> targets, @Nullable String reason) {
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "append to the audit trail",
        () ->
            own.alone(
                () -> {
                  for (String target : targets) {
                    long id = own.tables().drawNumber();
                    own.write(
                        own.tables().audit,
                        id,
                        new AuditEntry(id, own.now(), actor, action, target, reason));
                  }
                  return true;
                }));
  }

  @Override
  public Page<AuditEntry> list(Transaction tx, @Nullable Long before, int limit) {
    SimulatedTransaction own = database.of(tx);
    List<AuditEntry> read =
        own.statement(
            "list the audit trail",
            () ->
                own.alone(() -> own.tables().audit.seenBy(own.locks())).stream()
                    .filter(entry -> before == null || entry.id() < before)
                    .sorted(Comparator.comparingLong(AuditEntry::id).reversed())
                    .limit(limit + 1L)
                    .toList());
    return Page.of(read, limit);
  }
}
