package com.mexar.payout.sandbox;

/** How a transaction goes on after it was executed. */
public enum Life {
  PAID("paid"),
  PAID_AT_ONCE("paid straight from confirmed, without being submitted first"),
  DECLINED_AT_ONCE("declined (code 1) straight from confirmed, without being submitted first"),
  STUCK_CONFIRMED("stays confirmed for ever"),
  STUCK_SUBMITTED("stays submitted for ever"),
  REFUNDED_LATER("paid, and refunded after a while"),
  DECLINED_THEN_REFUNDED("declined (code 2), the money comes back with a later refunded"),
  DECLINED_UNLISTED_CODE("declined with a code that no list has"),
  DECLINED_WITHOUT_CODE("declined without code and message"),
  UNKNOWN_STATE("gets a state that no list has, and stays there"),
  UNKNOWN_STATE_THEN_PAID("gets a state that no list has, then paid"),
  PAID_OTHER_AMOUNT("paid, but the provider states another amount than was asked"),
  PAID_OTHER_ACCOUNT("paid, but the provider states another account than was asked"),
  PAID_THEN_DECLINED("paid, and declined (code 3) after a while: contradicts itself"),
  DECLINED_THEN_PAID("declined (code 2), and paid after a while: contradicts itself");

  private final String what;

  Life(String what) {
    this.what = what;
  }

  /** What happens, in words for the table of magic accounts. */
  public String what() {
    return what;
  }
}
