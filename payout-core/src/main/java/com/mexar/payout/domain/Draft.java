package com.mexar.payout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a first step left at the provider: it moves no money until it is confirmed.
 *
 * @param id the provider's own id of it
 * @param validUntil after which the provider no longer confirms it; null where it does not expire
 */
public record Draft(String id, @Nullable Cost cost, @Nullable Instant validUntil) {}
