package com.mexar.payout.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The append-only trail of what people did beside the payouts' own histories. Thread-safe. */
public interface AuditStore {

  /** Adds an entry, dated by the store, that commits with the act itself. */
  default void append(
      Transaction tx, String actor, String action, String target, @Nullable String reason) {
    append(tx, actor, action, List.of(target), reason);
  }

  /** Adds an entry for each of several targets of one act. */
  void append(
      Transaction tx, String actor, String action, List<String> targets, @Nullable String reason);

  /**
   * Newest first.
   *
   * @param before older than this entry, or null for the newest
   */
  Page<AuditEntry> list(Transaction tx, @Nullable Long before, int limit);
}
