package com.mexar.payout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a payout's gapless history. Where from and to are equal, something was announced
 * without a change of status.
 *
 * @param sequence begins at 1
 * @param evidence a short text that says what was seen, or null
 * @param actor who: {@code engine}, {@code provider:NAME}, {@code client:NAME}, {@code
 *     operator:NAME}
 * @param attempt the number of the attempt concerned, or null
 */
public record Transition(
    long sequence,
    @Nullable PayoutStatus from,
    PayoutStatus to,
    Cause cause,
    @Nullable String evidence,
    String actor,
    @Nullable Reason reason,
    Instant at,
    @Nullable Integer attempt) {}
