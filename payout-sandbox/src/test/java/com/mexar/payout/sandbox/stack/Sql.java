package com.mexar.payout.sandbox.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement on a connection of its own. */
final class Sql {

  private Sql() {}

  static String ask(LocalPostgres postgres, String query) throws SQLException {
    return ask(postgres.jdbcUrl(), postgres.user(), postgres.password(), query);
  }

  static String ask(String url, String user, String password, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  static String ask(String urlWithLogin, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(urlWithLogin);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  static void run(LocalPostgres postgres, String command) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
