package com.mexar.payout.testkit.event;

import java.util.UUID;

/**
 * An event as somebody got it who reads with a client of the destination's own kind.
 *
 * @param subject the payout's id
 * @param data byte for byte, as text
 */
public record Arrival(UUID id, String subject, long sequence, String data) {}
