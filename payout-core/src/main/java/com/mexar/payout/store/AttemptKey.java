package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;

/** Which attempt of which payout, and with whom. */
public record AttemptKey(PayoutId payout, int number, ProviderName provider) {}
