package com.mexar.payout.domain;

/** An electronic wallet, usually numbered by a phone. Never prints. */
public record Wallet(String walletCode, String number) implements Account {

  public Wallet {
    Text.institution("wallet code", walletCode);
    Text.accountNumber(number);
  }

  @Override
  public String institution() {
    return walletCode;
  }

  @Override
  public PayoutMethod method() {
    return PayoutMethod.WALLET;
  }

  @Override
  public String toString() {
    return "Wallet[" + walletCode + ", redacted]";
  }
}
