package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Whether the database answers a question, within the pool's and this time-out. */
final class DatabaseCheck extends HealthCheck {
  private static final int SECONDS = 2;

  private final DataSource connections;

  DatabaseCheck(DataSource connections) {
    this.connections = connections;
  }

  @Override
  protected Result check() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute("SELECT 1");
      connection.rollback();
      return Result.healthy();
    } catch (SQLException e) {
      return Result.unhealthy("the database does not answer");
    }
  }
}
