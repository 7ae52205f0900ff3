package com.mexar.payout.domain;

import java.util.regex.Pattern;

/** Names one request of one client: 1 to 255 printable ASCII characters. */
public record IdempotencyKey(String value) implements Comparable<IdempotencyKey> {
  private static final Pattern SHAPE = Pattern.compile("[\\x20-\\x7e]{1,255}");

  public IdempotencyKey {
    Text.matching("idempotency key", value, SHAPE, "must be 1 to 255 printable ASCII characters");
  }

  @Override
  public int compareTo(IdempotencyKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
