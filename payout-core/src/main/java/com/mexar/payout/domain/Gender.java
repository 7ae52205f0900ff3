package com.mexar.payout.domain;

/** As stated on the party's document. */
public enum Gender {
  FEMALE,
  MALE
}
