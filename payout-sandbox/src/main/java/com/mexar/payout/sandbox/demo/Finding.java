package com.mexar.payout.sandbox.demo;

/**
 * One thing that a story has to show.
 *
 * @param what in words that follow "seen:" and "not seen:" alike
 */
record Finding(String what, boolean seen) {}
