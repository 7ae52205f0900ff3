package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times in queries. Stateless. */
final class Times {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Times() {}

  /** A date-time with an offset, in the years that a store can surely hold. */
  static Instant of(String text) {
    Instant time;
    try {
      time = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          "must be an RFC 3339 date-time with an offset, such as 2026-11-23T10:00:00Z");
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new InvalidValueException("must lie in the years 1970 to 9998, in UTC");
    }
    return time;
  }
}
