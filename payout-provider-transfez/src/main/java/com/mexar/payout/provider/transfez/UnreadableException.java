package com.mexar.payout.provider.transfez;

/** A list of the provider's could not be read, and no draft was sent for want of it. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String why) {
    super(why);
  }
}
