package com.mexar.payout.app.metrics;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Statistics;
import java.time.Instant;
import java.util.Map;

/**
 * What the store said of the whole gateway.
 *
 * @param at when it was asked, by this host's clock
 * @param states of every provider ever seen, as operators set them
 */
public record Reading(Instant at, Statistics statistics, Map<ProviderName, ProviderState> states) {

  public Reading {
    states = Map.copyOf(states);
  }
}
