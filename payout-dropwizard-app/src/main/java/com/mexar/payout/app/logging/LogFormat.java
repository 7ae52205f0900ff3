package com.mexar.payout.app.logging;

import com.mexar.payout.domain.InvalidValueException;

/** The form of a line in the log. */
public enum LogFormat {
  /** One JSON object a line, for whatever gathers logs. */
  JSON,
  /** For people. */
  TEXT;

  /**
   * @throws InvalidValueException if it is neither {@code json} nor {@code text}
   */
  public static LogFormat parse(String word) {
    return switch (word) {
      case "json" -> JSON;
      case "text" -> TEXT;
      default -> throw new InvalidValueException("must be json or text");
    };
  }
}
