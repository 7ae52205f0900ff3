package com.mexar.payout.persistence;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.store.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins, commits and rolls back, and says what a failure means. Thread-safe. */
final class JdbiTransactionRunner implements TransactionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JdbiTransactionRunner.class);

  private final Jdbi jdbi;

  JdbiTransactionRunner(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public <T> T inTransaction(Function<Transaction, T> work) {
    try (Handle handle = open()) {
      Connection connection = handle.getConnection();
      boolean completed = false;
      try {
        JdbiTransaction tx = new JdbiTransaction(handle);
        T result = work.apply(tx);
        if (tx.isDoomed()) {
          throw new StoreConflictException("a failure was passed over; nothing was committed");
        }
        completed = true;
        commit(connection);
        return result;
      } finally {
        if (!completed) {
          rollBack(connection);
        }
      }
    }
  }

  private Handle open() {
    Handle handle;
    try {
      handle = jdbi.open();
    } catch (JdbiException e) {
      throw Failures.opening(e);
    }
    try {
      Connection connection = handle.getConnection();
      if (connection.getAutoCommit()) {
        connection.setAutoCommit(false);
      }
      return handle;
    } catch (SQLException e) {
      handle.close();
      throw Failures.opening(e);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Failures.committing(e);
    }
  }

  /** A connection that cannot even roll back is broken; its session's end rolls back as well. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("could not roll back (SQLSTATE {})", e.getSQLState());
    }
  }
}
