package com.mexar.payout.engine;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.store.LogStart;

/**
 * A channel of an engine.
 *
 * @param start where it begins if the store has never seen it
 */
record ChannelPlace(EventChannel channel, LogStart start) {}
