/**
 * The stores as PostgreSQL keeps them, in memory: rows, locks and transactions that behave as the
 * real ones do, so that what a simulation on them shows holds for the real store too. Both pass the
 * same contract suites.
 */
@NullMarked
package com.mexar.payout.testkit.simulation.store;

import org.jspecify.annotations.NullMarked;
