package com.mexar.payout.event;

/**
 * An event at its place in the log.
 *
 * @param position grows along the log; of one payout's events in the order of their sequence. Not
 *     gapless: a transaction that was rolled back leaves its positions unused
 */
public record LoggedEvent(long position, Event event) {}
