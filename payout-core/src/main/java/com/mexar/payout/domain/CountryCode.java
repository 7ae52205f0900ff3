package com.mexar.payout.domain;

import java.util.Locale;
import java.util.Set;

/** A country by its upper-case ISO 3166-1 alpha-2 code, as the JDK lists them. */
public record CountryCode(String value) {
  private static final Set<String> KNOWN =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  public CountryCode {
    Text.require(KNOWN.contains(value), "country", "must be an upper-case ISO 3166-1 alpha-2 code");
  }

  /** The alpha-3 code, which some providers want. */
  public String alpha3() {
    return new Locale.Builder().setRegion(value).build().getISO3Country();
  }

  @Override
  public String toString() {
    return value;
  }
}
