/**
 * The engine in a world of its own: virtual time, threads that take turns, a store, providers,
 * channels, clients and operators that fail as real ones do. One seed is one history.
 */
@NullMarked
package com.mexar.payout.testkit.simulation;

import org.jspecify.annotations.NullMarked;
