package com.mexar.payout.domain;

/** How the money reaches the beneficiary. */
public enum PayoutMethod {
  BANK,
  WALLET
}
