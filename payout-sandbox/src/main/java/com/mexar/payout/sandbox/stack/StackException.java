package com.mexar.payout.sandbox.stack;

import org.jspecify.annotations.Nullable;

/**
 * A part of the local stack could not be started, reached or stopped. The message says which one,
 * where its folder is, and ends with the tail of its log where there is one.
 */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackException(String message) {
    super(message);
  }

  StackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
