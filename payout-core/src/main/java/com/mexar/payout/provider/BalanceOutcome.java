package com.mexar.payout.provider;

import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Reason;
import java.util.List;

/** What asking for our balances came to. */
public sealed interface BalanceOutcome {

  /** The balances, as the provider orders them. */
  record Stated(List<Balance> balances) implements BalanceOutcome {
    public Stated {
      balances = List.copyOf(balances);
    }
  }

  /** No answer, or one that is not recognised. */
  record NoAnswer(Reason reason) implements BalanceOutcome {}

  /**
   * One balance.
   *
   * @param id the provider's own name of it
   * @param active whether it can be debited
   */
  record Balance(String id, Money amount, boolean active) {}
}
