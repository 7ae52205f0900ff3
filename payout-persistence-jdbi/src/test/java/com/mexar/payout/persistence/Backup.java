package com.mexar.payout.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Takes the data of one database into an empty one of the same schema, as {@code pg_dump} does: as
 * of one snapshot, while others go on writing.
 */
final class Backup {
  /** Those that others refer to come first. */
  private static final String TABLES =
      """
      SELECT c.relname
      FROM pg_class c
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
        AND c.relname <> 'flyway_schema_history'
      ORDER BY EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid),
               c.relname
      """;

  private static final String SEQUENCES =
      """
      SELECT sequencename, last_value FROM pg_sequences
      WHERE schemaname = 'public' AND last_value IS NOT NULL
      """;

  private Backup() {}

  static void copy(DataSource from, DataSource to) {
    try (Connection source = from.getConnection();
        Connection target = to.getConnection()) {
      source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, byte[]> tables = new LinkedHashMap<>();
      for (String table : names(source)) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copying(source).copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
        tables.put(table, rows.toByteArray());
      }
      clear(target);
      for (Map.Entry<String, byte[]> table : tables.entrySet()) {
        copying(target)
            .copyIn(
                "COPY " + table.getKey() + " FROM STDIN",
                new ByteArrayInputStream(table.getValue()));
      }
      // read last: a position that is drawn once must not be drawn for another event that is kept
      copySequences(source, target);
      target.commit();
      source.rollback();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("the database could not be copied", e);
    }
  }

  private static List<String> names(Connection source) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** What a migration puts into an empty database. */
  private static void clear(Connection target) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute("DELETE FROM event_log");
      statement.execute("DELETE FROM webhook_fan_out");
    }
  }

  private static void copySequences(Connection source, Connection target) throws SQLException {
    try (Statement read = source.createStatement();
        Statement write = target.createStatement();
        ResultSet rows = read.executeQuery(SEQUENCES)) {
      while (rows.next()) {
        write.execute(
            "SELECT setval('" + rows.getString(1) + "'::regclass, " + rows.getLong(2) + ")");
      }
    }
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
