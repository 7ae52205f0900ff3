package com.mexar.payout.webhook;

import com.mexar.payout.event.Event;
import java.util.UUID;

/**
 * A delivery that one sender has to itself until its claim runs out.
 *
 * @param claim drawn by the sender
 * @param position of the event in the log
 * @param tried how often it was tried before
 */
public record ClaimedDelivery(UUID endpoint, UUID claim, long position, Event event, int tried) {}
