package com.mexar.payout.engine;

/** What came of the wish to send a stretch of the log again. */
public sealed interface RedeliveryAnswer {
  /** So many positions may be asked for at once; what is more is asked for in parts. */
  long MOST_POSITIONS = 100_000;

  /**
   * They are sent again.
   *
   * @param deliveries how many
   */
  record Wanted(int deliveries) implements RedeliveryAnswer {}

  record NoSuchChannel() implements RedeliveryAnswer {}

  /** Nothing is sent again: the stretch is longer than {@link #MOST_POSITIONS}. */
  record TooMuch(long positions) implements RedeliveryAnswer {}
}
