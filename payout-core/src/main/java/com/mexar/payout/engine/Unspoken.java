package com.mexar.payout.engine;

/**
 * A failure as it may be logged: its class and its stack, without its message. What a plug-in or a
 * parser puts into a message may repeat an account number or a token.
 */
final class Unspoken extends Exception {
  private static final long serialVersionUID = 1L;

  Unspoken(Throwable failure) {
    super(failure.getClass().getName());
    setStackTrace(failure.getStackTrace());
  }
}
