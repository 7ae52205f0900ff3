package com.mexar.payout.domain;

/** Where the sender has the money from. The gateway's own closed list; each provider maps it. */
public enum SourceOfFunds {
  SALARY,
  BUSINESS,
  SAVINGS,
  GIFT,
  PENSION,
  LOAN,
  THIRD_PARTY
}
