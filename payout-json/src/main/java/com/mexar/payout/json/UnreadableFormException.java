package com.mexar.payout.json;

/**
 * What is stored cannot be read: it was damaged, or written by a version that knows more. The
 * message says where and repeats no value, so that it can be logged.
 */
public final class UnreadableFormException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableFormException(String message) {
    super(message);
  }
}
