package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Which transfers are listed: those created in a window, both ends in it; pages count from 1. */
record Listing(Instant start, Instant end, int page, int size) {

  private static final int BIGGEST_PAGE = 100;

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  private static final String NUMBER = "[1-9]\\d{0,6}";

  /** Empty where a member is missing or malformed; numbers may be texts. */
  static Optional<Listing> of(ObjectNode body) {
    String start = body.path("start_datetime").asText();
    String end = body.path("end_datetime").asText();
    String page = body.path("page_number").asText();
    String size = body.path("page_size").asText();
    if (!start.matches(TIME)
        || !end.matches(TIME)
        || !page.matches(NUMBER)
        || !size.matches(NUMBER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              new Listing(
                  Instant.parse(start),
                  Instant.parse(end),
                  Integer.parseInt(page),
                  Integer.parseInt(size)))
          .filter(listing -> listing.size <= BIGGEST_PAGE);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** Times are told in milliseconds, so they are compared in them. */
  boolean has(Instant created) {
    Instant at = created.truncatedTo(ChronoUnit.MILLIS);
    return !at.isBefore(start) && !at.isAfter(end);
  }

  <T> List<T> cut(List<T> all) {
    return all.stream().skip((page - 1L) * size).limit(size).toList();
  }
}
