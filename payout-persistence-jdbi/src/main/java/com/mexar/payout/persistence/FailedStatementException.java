package com.mexar.payout.persistence;

/**
 * The database refused what should never be refused: a defect here, or a schema of another version.
 * The transaction was not committed. The message names the operation and the SQLSTATE, no values.
 */
final class FailedStatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedStatementException(String message, Throwable cause) {
    super(message, cause);
  }
}
