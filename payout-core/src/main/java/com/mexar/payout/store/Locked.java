package com.mexar.payout.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Payouts under their row locks, with what has to be read in the same statement.
 *
 * @param now the store's time, which all hosts compare with
 * @param providers the state of every provider ever seen
 */
public record Locked(
    Instant now, List<Payout> payouts, Map<ProviderName, ProviderState> providers) {}
