package com.mexar.payout.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery.
 *
 * @param at when its outcome was noted
 * @param status of the HTTP answer; null where there was none
 * @param outcome in words of ours that operators may read; nothing that the other side sent
 * @param duration how long it took; zero where that was not measured
 */
public record DeliveryTry(
    Instant at, @Nullable Integer status, String outcome, Duration duration) {}
