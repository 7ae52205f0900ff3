package com.mexar.payout.domain;

/**
 * The caller offered a value that the domain does not take. The message says what is wrong and
 * never repeats the value, so that it can be shown and logged.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidValueException(String message) {
    super(message);
  }
}
