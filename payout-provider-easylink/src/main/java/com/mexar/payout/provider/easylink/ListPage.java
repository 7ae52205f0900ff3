package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.json.provider.ProviderJson;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the list. It names its window's end, in milliseconds of the epoch, so that all pages of
 * one listing are of one window.
 */
record ListPage(int number, int size, long end) {
  /**
   * No source says how many a page may have. One that the provider cuts shorter than it was asked
   * for would be taken for the last.
   */
  private static final int MOST = 50;

  private static final Pattern CURSOR =
      Pattern.compile("([1-9][0-9]{0,6})-([1-9][0-9]?)-([1-9][0-9]{12})");

  /** Always with three digits of a second, as the sources write it. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  static ListPage first(int limit, Instant now) {
    return new ListPage(1, Math.min(limit, MOST), now.toEpochMilli());
  }

  /** Empty where it is no cursor of ours. */
  static Optional<ListPage> parse(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches() && Integer.parseInt(parts.group(2)) <= MOST
        ? Optional.of(
            new ListPage(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /** The cursor of the page behind this one. */
  String next() {
    return (number + 1) + "-" + size + "-" + end;
  }

  ObjectNode body(EasylinkOptions options) {
    Instant until = Instant.ofEpochMilli(end);
    ObjectNode body =
        ProviderJson.newObject()
            .put("start_datetime", TIME.format(until.minus(options.listWindow)))
            .put("end_datetime", TIME.format(until));
    return options.listIntegers
        ? body.put("page_size", size).put("page_number", number)
        : body.put("page_size", Integer.toString(size))
            .put("page_number", Integer.toString(number));
  }
}
