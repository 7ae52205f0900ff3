package com.mexar.payout.callback;

/** A callback is not shown to be authentic. The message says why in words that may be logged. */
public final class CallbackRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public CallbackRefusedException(String message) {
    super(message);
  }
}
