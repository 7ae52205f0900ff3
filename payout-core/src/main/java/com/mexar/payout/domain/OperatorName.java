package com.mexar.payout.domain;

import java.util.regex.Pattern;

/** A person who operates the gateway: 1 to 64 characters of {@code [A-Za-z0-9._-]}. */
public record OperatorName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public OperatorName {
    Text.matching("operator", value, SHAPE, "must be 1 to 64 of A-Z a-z 0-9 . _ -");
  }

  @Override
  public String toString() {
    return value;
  }
}
