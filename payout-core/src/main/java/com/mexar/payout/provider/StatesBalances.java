package com.mexar.payout.provider;

/** The ability to say what our balances at the provider are. */
public interface StatesBalances {

  /** Asks for all of them. An exception counts as no answer. */
  BalanceOutcome balances();
}
