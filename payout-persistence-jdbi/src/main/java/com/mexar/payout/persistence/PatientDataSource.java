package com.mexar.payout.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which a statement may take as long as it takes: a migration of a large table is
 * not to be given up in the middle, and begun again for ever.
 */
record PatientDataSource(DataSource behind) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    return patient(behind.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return patient(behind.getConnection(user, password));
  }

  private static Connection patient(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return behind.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    behind.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    behind.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return behind.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return behind.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return behind.isWrapperFor(type);
  }
}
