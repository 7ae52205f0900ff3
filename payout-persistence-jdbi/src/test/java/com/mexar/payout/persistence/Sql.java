package com.mexar.payout.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements past the stores, each on a connection of its own. */
record Sql(String url) {

  void execute(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement sent = connection.createStatement()) {
      sent.execute(statement);
    }
  }

  /** The first column of the answer. */
  List<String> ask(String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement sent = connection.createStatement();
        ResultSet rows = sent.executeQuery(query)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }
}
