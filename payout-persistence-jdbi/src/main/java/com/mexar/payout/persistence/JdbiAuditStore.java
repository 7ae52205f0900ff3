package com.mexar.payout.persistence;

import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.AuditStore;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail on PostgreSQL, which a trigger keeps append-only. Thread-safe. */
final class JdbiAuditStore implements AuditStore {
  private static final String APPEND =
      """
      INSERT INTO audit (at, actor, action, target, reason)
      SELECT statement_timestamp(), :actor, :action, target, :reason
      FROM unnest(:target) AS t(target)
      """;

  private static final String LIST =
      """
      SELECT id, at, actor, action, target, reason
      FROM audit
      """;

  @Override
  public void append(
      Transaction tx, String actor, String action, List<String> targets, @Nullable String reason) {
    JdbiTransaction.of(tx)
        .update(
            "append to the audit trail",
            APPEND,
            update ->
                Columns.of(
                        update.bind("actor", actor).bind("action", action).bind("reason", reason),
                        targets)
                    .text("target", it -> it));
  }

  @Override
  public Page<AuditEntry> list(Transaction tx, @Nullable Long before, int limit) {
    Conditions where = new Conditions();
    where.and(before, "id < :before", (sql, id) -> sql.bind("before", id));
    return where.page(
        JdbiTransaction.of(tx),
        "list the audit trail",
        LIST + where.text() + "ORDER BY id DESC\nLIMIT :most",
        limit,
        JdbiAuditStore::entry);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Moments.read(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("target"),
        row.getString("reason"));
  }
}
