package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** What this package itself asks a local PostgreSQL, as its superuser. */
record PostgresLogin(Logins logins) {

  static final String DATABASE = "payout";

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Whether the server on the port is the one of this cluster and takes our password. */
  boolean answers(int port, Path cluster) {
    try {
      return ask(port, "SHOW data_directory").equals(cluster.toString());
    } catch (SQLException notYet) {
      return false;
    }
  }

  String version(int port) {
    try {
      return ask(port, "SHOW server_version");
    } catch (SQLException e) {
      throw new StackException("PostgreSQL on port " + port + " started, but does not answer", e);
    }
  }

  void createRoleAndDatabase(int port) {
    try (Connection connection = connectAsSuperuser(port);
        Statement statement = connection.createStatement()) {
      if (isAbsent(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + Logins.USER + "'")) {
        statement.execute(
            "CREATE ROLE " + Logins.USER + " LOGIN PASSWORD '" + logins.password() + "'");
      }
      if (isAbsent(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        createDatabase(port, DATABASE);
      }
    } catch (SQLException e) {
      throw new StackException("the database " + DATABASE + " cannot be created", e);
    }
  }

  void createDatabase(int port, String database) {
    try (Connection connection = connectAsSuperuser(port);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database + " OWNER " + Logins.USER);
    } catch (SQLException e) {
      throw new StackException("the database " + database + " cannot be created", e);
    }
  }

  Connection connectAsSuperuser(int port) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Logins.SUPERUSER);
    properties.setProperty("password", logins.superPassword());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(url(port, Logins.SUPERUSER), properties);
  }

  private String ask(int port, String query) throws SQLException {
    try (Connection connection = connectAsSuperuser(port);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static boolean isAbsent(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }
}
