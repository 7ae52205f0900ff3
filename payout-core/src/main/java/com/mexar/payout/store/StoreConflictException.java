package com.mexar.payout.store;

/**
 * A deadlock, a lock time-out or a stale version: nothing was committed, the work may run again.
 */
public final class StoreConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreConflictException(String message) {
    super(message);
  }

  public StoreConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
