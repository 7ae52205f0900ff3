package com.mexar.payout.benchmarks;

import java.time.Duration;

/** One of those that are measured in turn. Only one of them works at a time. */
interface Side {
  /** What it is, in the table. */
  String name();

  /** Works for at least so long, whatever comes of it. */
  default void warmUp(Duration length) throws Exception {
    Stopwatch watch = new Stopwatch();
    do {
      round(length);
    } while (watch.isBefore(length));
  }

  /**
   * Works for one round and leaves nothing under way.
   *
   * @return how many it did per second
   */
  double round(Duration length) throws Exception;
}
