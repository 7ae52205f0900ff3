package com.mexar.payout.sandbox;

/** Why a simulator refuses a draft, or a confirm, of a magic account. */
public enum Refusal {
  ACCOUNT_DOES_NOT_EXIST("draft refused: the account does not exist; so says the account inquiry"),
  DENIED_COMPLIANCE("draft refused: name or account denied by compliance"),
  BELOW_MINIMUM("draft refused: below the minimum amount"),
  ABOVE_MAXIMUM("draft refused: above the maximum amount"),
  UNKNOWN_BANK("draft refused: the bank (payer) does not exist"),
  INSUFFICIENT_BALANCE("every confirm refused: balance insufficient, stays a draft"),
  INSUFFICIENT_BALANCE_ONCE(
      "first confirm refused: balance insufficient; the next one is executed");

  private final String what;

  Refusal(String what) {
    this.what = what;
  }

  /** What happens, in words for the table of magic accounts. */
  public String what() {
    return what;
  }
}
