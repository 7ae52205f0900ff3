package com.mexar.payout.app.channel;

import java.util.Map;

/**
 * An event as a subscriber got it: everything that a repeat has to repeat.
 *
 * @param envelope what the channel carries beside the data
 */
record Told(Announced event, Map<String, String> envelope) {}
