package com.mexar.payout.domain;

import java.util.regex.Pattern;

/**
 * The client's own business id of a payout, unique per client for ever: 1 to 64 characters of
 * {@code [A-Za-z0-9._:/-]}.
 */
public record Reference(String value) implements Comparable<Reference> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  public Reference {
    Text.matching("reference", value, SHAPE, "must be 1 to 64 of A-Z a-z 0-9 . _ : / -");
  }

  @Override
  public int compareTo(Reference other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
