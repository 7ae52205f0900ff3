package com.mexar.payout.testkit.plugin;

/** What a request of a plug-in is to its provider. */
public enum RequestKind {
  /** The provider remembers it, or moves money: a draft, a confirm, a payment. */
  STEP,
  /** Asks what became of an attempt. */
  INQUIRY,
  /** Whatever else: tokens, lists of banks, balances, account inquiries, cancels. */
  OTHER
}
