package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutId;

/** Which attempt of which payout. */
public record AttemptKey(PayoutId payout, int number) {}
