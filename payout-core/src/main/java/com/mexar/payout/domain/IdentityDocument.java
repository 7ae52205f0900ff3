package com.mexar.payout.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document that identifies a party. Personal data: never prints. */
public record IdentityDocument(
    Type type, String number, @Nullable CountryCode country, @Nullable LocalDate expiresOn) {

  /** The kinds that corridors tell apart. */
  public enum Type {
    NATIONAL_ID,
    PASSPORT,
    DRIVING_LICENSE,
    OTHER
  }

  public IdentityDocument {
    Text.printable("document number", number, 64);
  }

  @Override
  public String toString() {
    return "IdentityDocument[redacted]";
  }
}
