package com.mexar.payout.testkit.simulation.store;

/**
 * What a reader of the log has learned about gaps, as the real store's reader learns it from ids of
 * transactions.
 *
 * @param settled every position up to it is either committed or will never be
 * @param seen a position that was visible; settled as soon as nothing below {@code bound} runs
 * @param bound a transaction id drawn after that position was seen; zero where none is waited for
 */
record LogHorizon(long settled, long seen, long bound) {
  static final LogHorizon UNKNOWN = new LogHorizon(0, 0, 0);

  boolean isWaiting() {
    return bound != 0;
  }

  /** With the oldest transaction that ran in a snapshot taken after this was learned. */
  LogHorizon asOf(long oldestRunning) {
    return isWaiting() && oldestRunning >= bound
        ? new LogHorizon(Math.max(settled, seen), 0, 0)
        : this;
  }

  LogHorizon waitingFor(long position, long drawn) {
    return new LogHorizon(settled, position, drawn);
  }

  /** What two readers know together; of two that wait, the one that sees further. */
  static LogHorizon merge(LogHorizon one, LogHorizon other) {
    long settled = Math.max(one.settled, other.settled);
    LogHorizon waiting = one.seen >= other.seen ? one : other;
    return waiting.seen > settled
        ? new LogHorizon(settled, waiting.seen, waiting.bound)
        : new LogHorizon(settled, 0, 0);
  }
}
