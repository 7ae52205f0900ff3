package com.mexar.payout.webhook;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tries have shown of an endpoint.
 *
 * @param works whether the last of them succeeded
 * @param pause how long the receiver wants to be left alone; null where it does not say
 * @param gone whether it said that it is no more
 */
public record EndpointNews(UUID endpoint, boolean works, @Nullable Duration pause, boolean gone) {}
