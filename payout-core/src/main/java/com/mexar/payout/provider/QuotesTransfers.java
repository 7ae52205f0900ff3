package com.mexar.payout.provider;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;

/**
 * The ability to say what a transfer abroad would cost now. Moves no money and fixes no price: what
 * an attempt costs is said by its draft.
 */
public interface QuotesTransfers {

  /** Whether this provider has a price for paying the amount into the country, without any I/O. */
  boolean canQuote(CountryCode country, Money amount);

  /** Asks about what {@link #canQuote}. An exception counts as no answer. */
  QuoteOutcome quote(CountryCode country, Money amount);
}
