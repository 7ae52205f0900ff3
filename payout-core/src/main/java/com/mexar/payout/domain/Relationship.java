package com.mexar.payout.domain;

/** What the beneficiary is to the sender. The gateway's own closed list; each provider maps it. */
public enum Relationship {
  SELF,
  SPOUSE,
  CHILD,
  PARENT,
  SIBLING,
  RELATIVE,
  FRIEND,
  BUSINESS_PARTNER,
  CUSTOMER,
  SUPPLIER,
  OTHER
}
