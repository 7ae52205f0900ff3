package com.mexar.payout.json;

import com.mexar.payout.domain.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as RFC 3339 writes them. Stateless. */
public final class Times {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final DateTimeFormatter MILLIS_UTC =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  // what a store and a schedule can surely hold, in every offset that the text may name
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Times() {}

  /** In UTC with three decimals, always: texts of one length, which sort as the times do. */
  static String millis(Instant time) {
    return MILLIS_UTC.format(time);
  }

  static @Nullable String millisOrNull(@Nullable Instant time) {
    return time == null ? null : millis(time);
  }

  /**
   * Reads a date-time with an offset, in the years that a store can surely hold.
   *
   * @throws InvalidValueException where it is none
   */
  public static Instant dateTime(String text) {
    String rule = "must be an RFC 3339 date-time with an offset, such as 2026-11-23T10:00:00Z";
    if (!DATE_TIME.matcher(text).matches()) {
      throw new InvalidValueException(rule);
    }
    Instant time;
    try {
      time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(rule);
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new InvalidValueException("must lie in the years 1970 to 9998, in UTC");
    }
    return time;
  }

  /** As {@link Instant#toString()} writes it, of any year. */
  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidValueException("must be a time");
    }
  }

  static LocalDate date(String text) {
    String rule = "must be a date such as 1990-12-31";
    if (!DATE.matcher(text).matches()) {
      throw new InvalidValueException(rule);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(rule);
    }
  }
}
