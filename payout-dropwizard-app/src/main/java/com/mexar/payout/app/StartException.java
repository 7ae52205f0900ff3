package com.mexar.payout.app;

/** The gateway cannot start, for a reason that the message says in one line to an operator. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
