package com.mexar.payout.domain;

import org.jspecify.annotations.Nullable;

/** A person. The last name is absent for people who have a single name. Never prints. */
public record Individual(
    String firstName, @Nullable String lastName, CountryCode country, PartyDetails details)
    implements Party {

  public Individual {
    Text.printable("first name", firstName, MAX_NAME);
    if (lastName != null) {
      Text.printable("last name", lastName, MAX_NAME);
    }
  }

  /** First and last name as one text. */
  public String fullName() {
    return lastName == null ? firstName : firstName + " " + lastName;
  }

  @Override
  public String toString() {
    return "Individual[redacted]";
  }
}
