package com.mexar.payout.http;

/**
 * Something that a provider states could not be read, and nothing was sent for want of it. The
 * message may be shown.
 */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String why) {
    super(why);
  }
}
