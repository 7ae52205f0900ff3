package com.mexar.payout.persistence;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.store.TaskStore;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Tasks on PostgreSQL. Thread-safe. */
final class JdbiTaskStore implements TaskStore {
  private static final String LIST =
      """
      SELECT id, payout_id, kind, opened_at, closed_at
      FROM task
      """;

  private static final String OPEN = "closed_at IS NULL";
  private static final String CLOSED = "closed_at IS NOT NULL";
  private static final String BEHIND = "(opened_at, id) > (:openedAt::timestamptz, :id)";

  @Override
  public Page<Task> list(Transaction tx, TaskQuery query) {
    Conditions where = new Conditions();
    if (query.open() != null) {
      where.and(query.open() ? OPEN : CLOSED);
    }
    where.and(
        query.after(),
        BEHIND,
        (sql, place) ->
            sql.bind("openedAt", Moments.text(place.openedAt())).bind("id", place.id()));
    return where.page(
        JdbiTransaction.of(tx),
        "list tasks",
        LIST + where.text() + "ORDER BY opened_at, id\nLIMIT :most",
        query.limit(),
        JdbiTaskStore::task);
  }

  private static Task task(ResultSet row) throws SQLException {
    return new Task(
        row.getObject("id", UUID.class),
        new PayoutId(row.getObject("payout_id", UUID.class)),
        TaskKind.valueOf(row.getString("kind")),
        Moments.read(row, "opened_at"),
        Moments.readOrNull(row, "closed_at"));
  }
}
