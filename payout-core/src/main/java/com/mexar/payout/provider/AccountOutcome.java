package com.mexar.payout.provider;

import com.mexar.payout.domain.Reason;

/** What an account inquiry came to. */
public sealed interface AccountOutcome {

  /**
   * The account exists.
   *
   * @param holderName as the bank writes it. Personal data: for whoever asked and nobody else
   */
  record Held(String holderName) implements AccountOutcome {
    @Override
    public String toString() {
      return "Held[redacted]";
    }
  }

  /** The provider says that there is no such account, or that it cannot be paid to. */
  record NotHeld(Reason reason) implements AccountOutcome {}

  /** No answer, or one that is not recognised: nothing is known of the account. */
  record NoAnswer(Reason reason) implements AccountOutcome {}
}
