package com.mexar.payout.domain;

import java.util.regex.Pattern;

/**
 * The name a provider is configured, routed and reported by: a lower-case word such as {@code
 * transfez}.
 */
public record ProviderName(String value) implements Comparable<ProviderName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public ProviderName {
    Text.matching(
        "provider", value, SHAPE, "must be 1 to 32 of a-z 0-9 -, beginning with a letter");
  }

  @Override
  public int compareTo(ProviderName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
