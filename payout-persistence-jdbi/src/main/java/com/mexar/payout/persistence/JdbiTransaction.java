package com.mexar.payout.persistence;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** One open transaction on one connection. Not thread-safe. */
final class JdbiTransaction implements Transaction {
  private final Handle handle;
  private boolean doomed;

  JdbiTransaction(Handle handle) {
    this.handle = handle;
  }

  static JdbiTransaction of(Transaction tx) {
    if (tx instanceof JdbiTransaction own) {
      return own;
    }
    throw new IllegalArgumentException("a transaction of another store");
  }

  /** Whether it must not be committed, whatever the work makes of the exception. */
  boolean isDoomed() {
    return doomed;
  }

  /** An exception to throw, after which nothing of this transaction will be committed. */
  StoreConflictException conflict(String message) {
    doomed = true;
    return new StoreConflictException(message);
  }

  /** PostgreSQL answers the commit of what has failed as if it were one, and rolls back. */
  private RuntimeException failed(String operation, JdbiException failure) {
    doomed = true;
    return Failures.of(operation, failure);
  }

  /** Runs a query and maps its rows. */
  <T> List<T> query(String operation, String sql, Consumer<Query> bind, Row<T> mapper) {
    List<T> rows = new ArrayList<>();
    scan(operation, sql, bind, row -> rows.add(mapper.read(row)));
    return rows;
  }

  /** Runs a query and hands over its rows one by one, for those that belong together. */
  void scan(String operation, String sql, Consumer<Query> bind, RowTaker taker) {
    try (Query query = handle.createQuery(sql)) {
      bind.accept(query);
      query.scanResultSet(
          (rows, context) -> {
            try (context) {
              ResultSet row = rows.get();
              while (row.next()) {
                taker.take(row);
              }
            }
            return rows;
          });
    } catch (JdbiException e) {
      throw failed(operation, e);
    }
  }

  /** Runs a statement without an answer; returns how many rows it touched. */
  int update(String operation, String sql, Consumer<Update> bind) {
    try (Update update = handle.createUpdate(sql)) {
      bind.accept(update);
      return update.execute();
    } catch (JdbiException e) {
      throw failed(operation, e);
    }
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes one row. */
  interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }
}
