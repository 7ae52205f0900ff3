package com.mexar.payout.sandbox.demo;

/** Something that the demo needs did not come up; the message is for a person. */
final class NotStartedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotStartedException(String message) {
    super(message);
  }

  NotStartedException(String message, Throwable cause) {
    super(message, cause);
  }
}
