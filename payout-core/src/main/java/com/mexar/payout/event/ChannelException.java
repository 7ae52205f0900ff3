package com.mexar.payout.event;

/**
 * A batch was not acknowledged. The message may be logged: it holds no event data and no secrets.
 */
public sealed class ChannelException extends Exception permits EventRefusedException {
  private static final long serialVersionUID = 1L;

  public ChannelException(String message) {
    super(message);
  }

  public ChannelException(String message, Throwable cause) {
    super(message, cause);
  }
}
