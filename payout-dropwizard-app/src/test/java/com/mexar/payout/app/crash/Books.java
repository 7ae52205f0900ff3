package com.mexar.payout.app.crash;

import com.mexar.payout.app.channel.Announced;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The gateway's database, read with plain SQL: none of the gateway's own code vouches for it. */
final class Books {

  /** A payout. */
  record PayoutRow(String id, String reference, String status, long amount) {}

  /** An attempt. */
  record AttemptRow(String payout, String reference, String provider, String outcome) {}

  /** A callback in the inbox: which transaction it told to be in which state. */
  record CallbackRow(String reference, String state) {}

  private final String url;

  Books(String url) {
    this.url = url;
  }

  List<PayoutRow> payouts() throws SQLException {
    return query(
        """
        SELECT id::text, reference, status,
               (instruction::jsonb #>> '{amount,value}')::bigint AS amount
          FROM payout
        """,
        row -> new PayoutRow(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  List<AttemptRow> attempts() throws SQLException {
    return query(
        "SELECT payout_id::text, attempt_reference, provider, outcome FROM payout_attempt",
        row ->
            new AttemptRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  List<Announced> log() throws SQLException {
    return Announced.log(url);
  }

  List<CallbackRow> callbacks() throws SQLException {
    return query(
        """
        SELECT told ->> 'reference_id', told ->> 'state'
          FROM (SELECT convert_from(body, 'UTF8')::jsonb AS told FROM callback) AS inbox
        """,
        row -> new CallbackRow(row.getString(1), row.getString(2)));
  }

  /** The kinds of the tasks that wait for an operator, once for each task. */
  List<String> openTasks() throws SQLException {
    return query("SELECT kind FROM task WHERE closed_at IS NULL", row -> row.getString(1));
  }

  String setting(String name) throws SQLException {
    return query("SHOW " + name, row -> row.getString(1)).get(0);
  }

  long open() throws SQLException {
    return count("payout WHERE status NOT IN ('PAID', 'FAILED', 'RETURNED', 'CANCELLED')");
  }

  long count(String rows) throws SQLException {
    return query("SELECT count(*) FROM " + rows, row -> row.getLong(1)).get(0);
  }

  /** Payouts whose history has a gap, does not chain, or does not end where the payout stands. */
  List<String> brokenHistories() throws SQLException {
    return query(
        """
        SELECT p.reference
          FROM payout p
          LEFT JOIN (SELECT payout_id, sequence, from_status, to_status,
                            row_number() OVER w AS number,
                            lag(to_status) OVER w AS before
                       FROM payout_transition
                     WINDOW w AS (PARTITION BY payout_id ORDER BY sequence)) t
            ON t.payout_id = p.id
         GROUP BY p.id
        HAVING count(t.sequence) <> p.sequence
            OR bool_or(t.sequence <> t.number)
            OR bool_or(t.from_status IS DISTINCT FROM t.before)
            OR (array_agg(t.to_status ORDER BY t.sequence DESC))[1] IS DISTINCT FROM p.status
        """,
        row -> row.getString(1));
  }

  /** Transitions without their event, and events without their transition. */
  List<String> unpaired() throws SQLException {
    return query(
        """
        SELECT coalesce(t.payout_id, e.payout_id)::text || ' ' || coalesce(t.sequence, e.sequence)
          FROM payout_transition t
          FULL JOIN event e ON e.payout_id = t.payout_id AND e.sequence = t.sequence
         WHERE t.payout_id IS NULL OR e.payout_id IS NULL
            OR (t.to_status IS DISTINCT FROM t.from_status AND e.type <> t.to_status)
        """,
        row -> row.getString(1));
  }

  private <T> List<T> query(String sql, Mapper<T> mapper) throws SQLException {
    List<T> all = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(mapper.of(rows));
      }
    }
    return all;
  }

  private interface Mapper<T> {
    T of(ResultSet row) throws SQLException;
  }
}
