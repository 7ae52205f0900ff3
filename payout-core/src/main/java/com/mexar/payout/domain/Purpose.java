package com.mexar.payout.domain;

/** Why the sender sends. The gateway's own closed list; each provider maps it to its codes. */
public enum Purpose {
  FAMILY_SUPPORT,
  EDUCATION,
  CHARITY,
  TRAVEL,
  MEDICAL,
  GOODS,
  SERVICES,
  BUSINESS_EXPENSES,
  PROPERTY_RENTAL,
  PROPERTY_PURCHASE,
  LIVING_EXPENSES,
  PERSONAL_TRANSFER,
  ADVISORY_FEES,
  OTHER
}
