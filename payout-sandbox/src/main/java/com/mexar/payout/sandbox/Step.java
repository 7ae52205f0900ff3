package com.mexar.payout.sandbox;

/**
 * The kinds of call that a provider simulator tells apart, so that a fault can name one of them.
 */
public enum Step {
  /** Creates a transaction that moves no money yet. */
  DRAFT,
  /** Executes: the balance is debited. */
  CONFIRM,
  /** Withdraws a draft. */
  CANCEL,
  /** Asks for one transaction, by either id. */
  INQUIRY,
  /** Asks whether a beneficiary's account exists. */
  ACCOUNT_INQUIRY,
  /** Asks for our balance at the provider. */
  BALANCE,
  /** Lists transactions. */
  LIST,
  /** Asks for an access token. */
  TOKEN,
  /** Anything else, such as the bank list or a ping. */
  OTHER
}
