package com.mexar.payout.engine;

/** What came of the wish to send a stretch of the log again. */
public sealed interface RedeliveryAnswer {
  /** So much may be asked for at once, in one transaction; what is more is asked for in parts. */
  long MOST_DELIVERIES = 100_000;

  /**
   * They are sent again.
   *
   * @param deliveries how many
   */
  record Wanted(int deliveries) implements RedeliveryAnswer {}

  record NoSuchChannel() implements RedeliveryAnswer {}

  /**
   * Nothing is sent again, since it may be more than {@link #MOST_DELIVERIES}.
   *
   * @param deliveries how many it may be: positions of the stretch, times endpoints
   */
  record TooMuch(long deliveries) implements RedeliveryAnswer {}
}
