/**
 * A simulator of TransfeZ's partner disbursement API for payouts in Indonesia and abroad, written
 * from the public API documentation alone, so that it shares no mistake with the plug-in that it
 * tests.
 */
@NullMarked
package com.mexar.payout.sandbox.transfez;

import org.jspecify.annotations.NullMarked;
