package com.mexar.payout.domain;

import java.util.UUID;
import java.util.regex.Pattern;

/** The gateway's own id of a payout, a time-ordered UUID (version 7, RFC 9562). */
public record PayoutId(UUID value) implements Comparable<PayoutId> {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Reads the canonical lower-case form; anything else is refused. */
  public static PayoutId parse(String text) {
    Text.matching("payout id", text, SHAPE, "must be a lower-case UUID");
    return new PayoutId(UUID.fromString(text));
  }

  /** Byte order, which is also PostgreSQL's and the order of creation. */
  @Override
  public int compareTo(PayoutId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
