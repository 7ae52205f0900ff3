package com.mexar.payout.store;

/**
 * An open transaction of the store, handed to every method that takes part in it. Not thread-safe.
 */
public interface Transaction {}
