package com.mexar.payout.domain;

import org.jspecify.annotations.Nullable;

/** A registered business. Never prints. */
public record Business(
    String name, @Nullable String registrationNumber, CountryCode country, PartyDetails details)
    implements Party {

  public Business {
    Text.printable("name", name, MAX_NAME);
    if (registrationNumber != null) {
      Text.printable("registration number", registrationNumber, 64);
    }
  }

  @Override
  public String toString() {
    return "Business[redacted]";
  }
}
