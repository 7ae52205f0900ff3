package com.mexar.payout.app.config;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.store.LogStart;

/**
 * A channel that is on.
 *
 * @param start where it begins if the store has never seen it
 */
public record ConfiguredChannel(EventChannel channel, LogStart start) {}
