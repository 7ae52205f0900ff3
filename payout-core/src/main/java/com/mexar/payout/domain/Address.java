package com.mexar.payout.domain;

import org.jspecify.annotations.Nullable;

/** A postal address; any part may be absent. Personal data: never prints. */
public record Address(
    @Nullable String line,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable CountryCode country) {

  public Address {
    optional("address line", line, 200);
    optional("city", city, 100);
    optional("region", region, 100);
    optional("postal code", postalCode, 16);
  }

  @Override
  public String toString() {
    return "Address[redacted]";
  }

  private static void optional(String what, @Nullable String value, int max) {
    if (value != null) {
      Text.printable(what, value, max);
    }
  }
}
