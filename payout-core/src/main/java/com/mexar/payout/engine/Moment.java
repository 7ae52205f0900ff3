package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a decision may know of the world.
 *
 * @param storeTime what leases, due times, quiet times and deadlines are judged by
 * @param hostTime what transitions are dated with
 * @param providers the state of every provider, read in the decision's own transaction
 * @param restored the providers that may have made attempts which a restore of the store has lost,
 *     and since when that is noted; read with the states
 * @param broken for how long yet this host makes no new attempt with a provider; others are absent
 */
record Moment(
    Instant storeTime,
    Instant hostTime,
    Map<ProviderName, ProviderState> providers,
    Map<ProviderName, Instant> restored,
    Map<ProviderName, Duration> broken) {

  /** A provider that nobody has ever set is not to be used. */
  ProviderState stateOf(ProviderName provider) {
    return providers.getOrDefault(provider, ProviderState.SUSPENDED);
  }
}
