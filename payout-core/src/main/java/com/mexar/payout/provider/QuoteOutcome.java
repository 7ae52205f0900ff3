package com.mexar.payout.provider;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Reason;
import java.util.Currency;

/** What asking for a price came to. */
public sealed interface QuoteOutcome {

  /**
   * The price as the provider states it, bound to nothing.
   *
   * @param debited the currency that would leave our balance
   * @param cost parts that the provider does not state are absent, never computed
   */
  record Quoted(Currency debited, Cost cost) implements QuoteOutcome {}

  /** No answer, or one that is not recognised. */
  record NoAnswer(Reason reason) implements QuoteOutcome {}
}
