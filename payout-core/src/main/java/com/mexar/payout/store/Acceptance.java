package com.mexar.payout.store;

import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;

/**
 * All that one accepted request makes durable. The payout is as {@link Payout#accepted} makes it.
 */
public record Acceptance(
    Payout payout,
    IdempotencyKey key,
    Fingerprint fingerprint,
    Transition transition,
    Event event) {}
