package com.mexar.payout.app.channel;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An event as the log has it. */
public record Announced(String id, String payout, long sequence, String data) {

  /** The whole log in its order, read with plain SQL: none of the gateway's own code vouches. */
  public static List<Announced> log(String database) throws SQLException {
    List<Announced> log = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id::text, payout_id::text, sequence, data FROM event ORDER BY position")) {
      while (rows.next()) {
        log.add(
            new Announced(
                rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
      }
    }
    return log;
  }
}
