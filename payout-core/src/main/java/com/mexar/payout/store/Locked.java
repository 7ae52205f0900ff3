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
 * @param restored the providers that were in use between a backup and the restore of the store to
 *     it, with the time from which nothing more can have been lost; empty where there was none
 */
public record Locked(
    Instant now,
    List<Payout> payouts,
    Map<ProviderName, ProviderState> providers,
    Map<ProviderName, Instant> restored) {}
