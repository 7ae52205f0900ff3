/**
 * Fakes at the engine's edges, for those who embed it or write a plug-in: a provider with a ledger
 * that tells the truth, a channel that remembers, a clock that is set.
 */
@NullMarked
package com.mexar.payout.testkit.provider;

import org.jspecify.annotations.NullMarked;
