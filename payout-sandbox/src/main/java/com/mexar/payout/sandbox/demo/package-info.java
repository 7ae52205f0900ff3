/**
 * The demo behind {@code bin/demo}: starts everything, tells what it really sees of a few payouts,
 * and judges by evidence whether each step happened.
 */
@NullMarked
package com.mexar.payout.sandbox.demo;

import org.jspecify.annotations.NullMarked;
