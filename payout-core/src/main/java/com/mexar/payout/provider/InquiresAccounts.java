package com.mexar.payout.provider;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;

/** The ability to say whether an account exists, and to whom it belongs. Moves no money. */
public interface InquiresAccounts {

  /**
   * Whether this provider can be asked about the account, judged without any I/O: method served,
   * institution mapped, number of the right shape.
   */
  boolean canInquire(CountryCode country, Account account);

  /** Asks about an account that {@link #canInquire}. An exception counts as no answer. */
  AccountOutcome inquireAccount(CountryCode country, Account account);
}
