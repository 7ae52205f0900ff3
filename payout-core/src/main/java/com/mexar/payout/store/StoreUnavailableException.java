package com.mexar.payout.store;

/**
 * The store cannot be reached, or went away in the middle. What was under way may have committed.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
