package com.mexar.payout.benchmarks;

import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.persistence.Schema;
import com.mexar.payout.sandbox.stack.LocalPostgres;
import com.mexar.payout.settings.Secret;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * One database with the gateway's schema, on a server where a commit is on disk before it is
 * answered. Does not print its password.
 */
final class Database {
  private final String name;
  private final int port;
  private final String url;
  private final String user;
  private final String password;

  private Database(LocalPostgres postgres, String name) {
    this.name = name;
    this.port = postgres.port();
    this.url = postgres.jdbcUrl(name);
    this.user = postgres.user();
    this.password = postgres.password();
  }

  static Database make(LocalPostgres postgres, String name) {
    postgres.createDatabase(name);
    Database database = new Database(postgres, name);
    try (HikariDataSource pool = database.pool(4)) {
      Schema.migrate(pool);
    }
    return database;
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  String user() {
    return user;
  }

  /** Not to be printed. */
  String password() {
    return password;
  }

  /** Connections as the host makes them. */
  HikariDataSource pool(int size) {
    return PayoutDataSource.open(url, user, new Secret(password), size);
  }

  /** One connection as a plain program makes it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** How a host is told of it. */
  Map<String, String> hostSettings() {
    return Map.of("PAYOUT_DB_URL", url, "PAYOUT_DB_USER", user, "PAYOUT_DB_PASSWORD", password);
  }

  /**
   * What the server says of a setting, which has to be what the figures are meant for.
   *
   * @throws IllegalStateException if it is anything else
   */
  String require(String setting, String value) throws SQLException {
    String found = ask("SHOW " + setting);
    if (!found.equals(value)) {
      throw new IllegalStateException(setting + " is " + found + ", not " + value);
    }
    return found;
  }

  /** The only column of the only row. */
  String ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
