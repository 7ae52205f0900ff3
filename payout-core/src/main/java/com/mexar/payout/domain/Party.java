package com.mexar.payout.domain;

/** Who sends or receives: personal data, so no implementation prints. */
public sealed interface Party permits Individual, Business {

  int MAX_NAME = 140;

  /** Where the party lives or is registered. */
  CountryCode country();

  /** What a corridor may need beyond name and country. */
  PartyDetails details();
}
