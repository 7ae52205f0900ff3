package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.MagicAccount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A payout that the demo sends, and what has to become of it. */
enum Story {
  SUCCEEDS(
      1,
      "A payout that succeeds",
      "5440003311",
      "1500000",
      "PAID",
      "completed",
      "The money moved once, the provider's callback was believed only after an inquiry, and"
          + " every step was announced in order."),
  DECLINED(
      2,
      "A payout that the bank declines",
      MagicAccount.DECLINED_2.number(),
      "750000",
      "FAILED",
      "declined",
      "The bank declined and the money is back: FAILED with a canonical reason, and no second"
          + " try was made."),
  CUT(
      3,
      "A payout whose confirm is cut after it was executed",
      MagicAccount.CONFIRM_CUT_AFTER.number(),
      "2250000",
      "PAID",
      "completed",
      "The gateway said IN_DOUBT instead of guessing, asked, and did not confirm again.");

  private static final int SHOWN_DIGITS = 4;

  private final int number;
  private final String title;
  private final String account;
  private final String amount;
  private final String lastStatus;
  private final String lastCallback;
  private final String proven;

  Story(
      int number,
      String title,
      String account,
      String amount,
      String lastStatus,
      String lastCallback,
      String proven) {
    this.number = number;
    this.title = title;
    this.account = account;
    this.amount = amount;
    this.lastStatus = lastStatus;
    this.lastCallback = lastCallback;
    this.proven = proven;
  }

  int number() {
    return number;
  }

  String title() {
    return title;
  }

  String account() {
    return account;
  }

  /** Those of all stories. */
  static List<String> accounts() {
    return Stream.of(values()).map(Story::account).toList();
  }

  /** In whole rupiah. */
  String amount() {
    return amount;
  }

  /** The status in which it ends. */
  String lastStatus() {
    return lastStatus;
  }

  /** The provider's word in its last callback. */
  String lastCallback() {
    return lastCallback;
  }

  /** What was shown if all went as told, in one sentence. */
  String proven() {
    return proven;
  }

  /** What it is about, for a heading. */
  String about() {
    Optional<MagicAccount> magic = MagicAccount.of(account);
    return Body.CURRENCY
        + " "
        + ProviderWatch.grouped(Long.parseLong(amount))
        + " to "
        + Body.BANK
        + " ••••"
        + account.substring(account.length() - SHOWN_DIGITS)
        + magic.map(one -> ", magic account " + one).orElse("");
  }
}
