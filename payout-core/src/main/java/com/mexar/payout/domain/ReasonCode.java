package com.mexar.payout.domain;

/**
 * Canonical reasons: codes of the ISO 20022 external code sets (status and return reasons). What is
 * not known is {@link #NARR}, never a guess.
 */
public enum ReasonCode {
  AB05("time-out at the beneficiary's bank"),
  AB06("time-out at the beneficiary's bank, instant scheme"),
  AB07("the beneficiary's bank is off-line"),
  AB08("the beneficiary's bank is off-line"),
  AC01("account number is wrong"),
  AC03("beneficiary's account is wrong"),
  AC04("account is closed"),
  AC07("account is blocked"),
  AC14("account is of the wrong type"),
  AG01("not allowed on this account"),
  AM02("above the maximum"),
  AM03("currency is not processable"),
  AM04("our balance at the provider is not enough"),
  AM05("duplicate"),
  AM06("below the minimum"),
  AM11("currency is not valid"),
  AM12("amount is wrong"),
  AM13("above a limit"),
  AM14("above an agreed limit"),
  BE01("name does not match the account"),
  BE06("beneficiary is not known"),
  BE22("name is missing"),
  CUST("cancelled by the client"),
  ED05("settlement failed"),
  FF01("format is wrong"),
  FR01("suspected fraud"),
  MS02("not specified by the client"),
  MS03("not specified by the provider"),
  NARR("see the text"),
  RC01("bank identifier is wrong"),
  RC04("beneficiary's bank identifier is wrong"),
  RR01("regulatory: debtor's account or identification is missing"),
  RR02("regulatory: debtor's name or address is missing"),
  RR03("regulatory: creditor's name or address is missing"),
  RR04("regulatory"),
  RR12("regulatory: identification is missing or wrong"),
  TM01("after the cut-off or deadline");

  private final String meaning;

  ReasonCode(String meaning) {
    this.meaning = meaning;
  }

  /** A short text for people. */
  public String meaning() {
    return meaning;
  }
}
