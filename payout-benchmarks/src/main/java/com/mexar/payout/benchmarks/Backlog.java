package com.mexar.payout.benchmarks;

/**
 * What waits to be sent, and where to.
 *
 * @param events at the positions from 1 on, one by one
 */
record Backlog(Database database, int events, String bootstrap, String topic) {}
