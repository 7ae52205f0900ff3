package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.MagicAccount;

/** The payouts of the chapter in which providers are switched, in the order of their requests. */
enum SwitchPayout {
  A(
      "9900" + MagicAccount.STUCK_SUBMITTED.code(),
      "1000000",
      Provider.TRANSFEZ,
      "in flight at TransfeZ when it is suspended; its bank pays when the demo tells it to"),
  B("544001", "1200000", Provider.EASYLINK, "sent while no provider is active"),
  C("544002", "1300000", Provider.TRANSFEZ, "sent then too, and pinned to TransfeZ"),
  D("544003", "1400000", Provider.EASYLINK, "sent while EasyLink is active"),
  E("544004", "1600000", Provider.TRANSFEZ, "sent when TransfeZ is back");

  private static final int RADIX = 36;

  private final String prefix;
  private final String amount;
  private final Provider payer;
  private final String about;

  SwitchPayout(String prefix, String amount, Provider payer, String about) {
    this.prefix = prefix;
    this.amount = amount;
    this.payer = payer;
    this.about = about;
  }

  /**
   * An account that no other run pays into, so that what went there can be counted.
   *
   * @param run up to five digits and letters
   */
  String account(String run) {
    return prefix + String.format("%08d", Integer.parseInt(run, RADIX));
  }

  /** In whole rupiah. */
  String amount() {
    return amount;
  }

  /** Who has to have paid it in the end. */
  Provider payer() {
    return payer;
  }

  /** Its part in the chapter. */
  String about() {
    return about;
  }

  /** The request's body. */
  String body(String reference, String account) {
    return this == C
        ? Body.pinned(reference, account, amount, Provider.TRANSFEZ)
        : Body.of(reference, account, amount);
  }
}
