package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;

/** Which account somebody asks about. */
public record AccountRequest(CountryCode country, Account account) {}
