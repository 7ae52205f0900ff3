package com.mexar.payout.json;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.ProviderName;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the price of.
 *
 * @param amount what is to arrive
 * @param country where it is to arrive
 * @param provider the only one to ask; null for whichever can be
 */
public record QuoteRequest(Money amount, CountryCode country, @Nullable ProviderName provider) {}
