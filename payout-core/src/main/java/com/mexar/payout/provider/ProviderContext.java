package com.mexar.payout.provider;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a host lends to a provider.
 *
 * @param random of cryptographic quality where the host is not a simulation
 * @param callbackBase the address below which the provider's callbacks are received: a token may be
 *     appended as one path segment
 * @param callTimeout the longest that one method of the provider may take, all of it included
 * @param allowInsecureLoopback whether http to a loopback address is allowed
 */
public record ProviderContext(
    Clock clock,
    RandomGenerator random,
    URI callbackBase,
    Duration callTimeout,
    boolean allowInsecureLoopback) {}
