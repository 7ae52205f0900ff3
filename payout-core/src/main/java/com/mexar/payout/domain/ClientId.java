package com.mexar.payout.domain;

import java.util.regex.Pattern;

/** A service that is allowed to call the API: 1 to 64 characters of {@code [A-Za-z0-9._-]}. */
public record ClientId(String value) implements Comparable<ClientId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public ClientId {
    Text.matching("client", value, SHAPE, "must be 1 to 64 of A-Z a-z 0-9 . _ -");
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
