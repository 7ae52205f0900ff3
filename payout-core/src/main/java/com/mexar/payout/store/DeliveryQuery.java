package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutId;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries, those of the newest events first; null for any.
 *
 * @param before behind this one, where a page goes on
 */
public record DeliveryQuery(
    Delivery.@Nullable State state,
    @Nullable String channel,
    @Nullable PayoutId payout,
    @Nullable DeliveryId before,
    int limit) {}
