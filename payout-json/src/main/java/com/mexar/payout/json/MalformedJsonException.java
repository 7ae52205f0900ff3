package com.mexar.payout.json;

/** A text is not JSON that can be read to its end. The message repeats nothing of the text. */
final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  MalformedJsonException(String message, String pointer) {
    super(message);
    this.pointer = pointer;
  }

  /** Where the reading stopped; empty for the whole. */
  String pointer() {
    return pointer;
  }

  /** The message, which every instance has. */
  String detail() {
    return String.valueOf(getMessage());
  }
}
