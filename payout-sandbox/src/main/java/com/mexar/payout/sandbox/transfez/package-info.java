/**
 * A simulator of TransfeZ's partner disbursement API for local (IDR) payouts, written from the
 * public API documentation alone, so that it shares no mistake with the plug-in that it tests.
 */
@NullMarked
package com.mexar.payout.sandbox.transfez;

import org.jspecify.annotations.NullMarked;
