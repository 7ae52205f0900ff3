/**
 * What all provider simulators share: magic account numbers that force an outcome, faults that
 * tests plan, and the ledger that says what was really executed.
 */
@NullMarked
package com.mexar.payout.sandbox;

import org.jspecify.annotations.NullMarked;
