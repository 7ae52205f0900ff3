/**
 * Load runs: the gateway and the limit of what it stands on, in turn, on one machine and the same
 * servers. What counts is the ratio of the two. Never published.
 */
@NullMarked
package com.mexar.payout.benchmarks;

import org.jspecify.annotations.NullMarked;
