package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Reference;

/**
 * Money that a {@link LedgerProvider} has really moved.
 *
 * @param attempt under which it was told to
 * @param payout the business reference of the instruction that came with the call
 */
public record Execution(AttemptReference attempt, Reference payout, Money amount) {}
