package com.mexar.payout.store;

import com.mexar.payout.domain.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where in the log somebody begins who was not there before. */
public sealed interface LogStart {

  /**
   * {@code beginning}, {@code now}, the first position to be had, or a time such as {@code
   * 2026-11-22T10:00:00Z}.
   *
   * @throws InvalidValueException if it is none of them
   */
  static LogStart parse(String text) {
    if (text.equals("beginning")) {
      return new Beginning();
    }
    if (text.equals("now")) {
      return new Now();
    }
    if (text.matches("[0-9]{1,18}")) {
      return new After(Math.max(0, Long.parseLong(text) - 1));
    }
    try {
      return new Since(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          "must be beginning, now, a position, or a time such as 2026-11-22T10:00:00Z");
    }
  }

  /** With the first event that is kept. */
  record Beginning() implements LogStart {}

  /** With whatever commits from now on. */
  record Now() implements LogStart {}

  /** Behind a position, but not behind what there is. */
  record After(long position) implements LogStart {}

  /**
   * With what was announced since a moment, and perhaps with some from the minute before: the order
   * of the log is nearly that of the hosts' clocks.
   */
  record Since(Instant moment) implements LogStart {}

  /** Behind the last event that was announced before a moment. */
  record Until(Instant moment) implements LogStart {}
}
