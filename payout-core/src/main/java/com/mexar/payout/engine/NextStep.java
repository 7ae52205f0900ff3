package com.mexar.payout.engine;

import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.StepRequest;

/** A step that is committed and whose lease is held: the one thing that entitles to a call. */
record NextStep(
    PayoutId payout, int attempt, ProviderName provider, LeaseToken lease, StepRequest request) {}
