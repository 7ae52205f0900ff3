package com.mexar.payout.persistence;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells failures of JDBC apart by their SQLSTATE (PostgreSQL's appendix A). Messages are made here:
 * those of Jdbi can hold what was bound, and those of the server what is stored, so neither is
 * passed on, whatever the source of connections was told about details. Stateless.
 */
final class Failures {
  /** Serialization failure, deadlock, lock time-out: this transaction gave way to another one. */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "55P03");

  /**
   * Classes: connection exception, insufficient resources (a full disk, too many connections),
   * operator intervention (shutdown, cancel), system error.
   */
  private static final Set<String> UNAVAILABLE_CLASS = Set.of("08", "53", "57", "58");

  /** The server is a standby now, as after a switch-over that the connection did not notice. */
  private static final String READ_ONLY = "25006";

  private Failures() {}

  static RuntimeException opening(Throwable failure) {
    SQLException cause = sqlException(failure);
    return new StoreUnavailableException(
        "no connection to the store" + state(cause), cause == null ? failure : cause);
  }

  static RuntimeException of(String operation, Throwable failure) {
    SQLException cause = sqlException(failure);
    String message = operation + state(cause);
    if (cause == null) {
      return new FailedStatementException(message, failure);
    }
    if (isConflict(cause)) {
      return new StoreConflictException(message, cause);
    }
    return isUnavailable(cause)
        ? new StoreUnavailableException(message, cause)
        : new FailedStatementException(message, cause);
  }

  /**
   * After a commit that failed it is not known whether it happened, unless the database itself says
   * that it rolled back.
   */
  static RuntimeException committing(SQLException failed) {
    SQLException failure = withoutValues(failed);
    String message = "commit" + state(failure);
    if (isConflict(failure)) {
      return new StoreConflictException(message, failure);
    }
    String state = failure.getSQLState();
    if (state != null && (state.startsWith("25") || state.startsWith("23"))) {
      return new FailedStatementException(message + ", rolled back", failure);
    }
    return new StoreUnavailableException(message + ", which may have happened", failure);
  }

  private static boolean isConflict(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && CONFLICT.contains(state);
  }

  private static boolean isUnavailable(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state != null
            && (state.equals(READ_ONLY)
                || (state.length() == 5 && UNAVAILABLE_CLASS.contains(state.substring(0, 2)))));
  }

  private static String state(@Nullable SQLException failure) {
    return failure == null ? "" : " (SQLSTATE " + failure.getSQLState() + ")";
  }

  private static @Nullable SQLException sqlException(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return cause == null ? null : withoutValues((SQLException) cause);
  }

  private static SQLException withoutValues(SQLException failure) {
    ServerErrorMessage said =
        failure instanceof PSQLException own ? own.getServerErrorMessage() : null;
    if (said == null) {
      return failure;
    }
    SQLException shown =
        new SQLException(
            "the server refused; constraint: "
                + said.getConstraint()
                + ", table: "
                + said.getTable()
                + ", routine: "
                + said.getRoutine(),
            failure.getSQLState());
    shown.setStackTrace(failure.getStackTrace());
    return shown;
  }
}
