package com.mexar.payout.domain;

/**
 * Where the money goes. Account numbers never print; {@link #maskedNumber()} is what may be shown.
 */
public sealed interface Account permits BankAccount, Wallet {

  /** The bank's or the wallet's own number of the account: 1 to 64 of {@code [A-Za-z0-9+-]}. */
  String number();

  /** The gateway's own code of the bank or wallet, per country, such as {@code bca}. */
  String institution();

  PayoutMethod method();

  /** All but the last four characters hidden; short numbers are hidden whole. */
  default String maskedNumber() {
    String number = number();
    return number.length() <= 4
        ? "*".repeat(number.length())
        : "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
  }
}
