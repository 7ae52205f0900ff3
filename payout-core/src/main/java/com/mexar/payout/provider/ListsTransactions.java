package com.mexar.payout.provider;

import org.jspecify.annotations.Nullable;

/**
 * The ability to list the transactions that the provider has of ours, whether we know of them or
 * not: what two books are held against each other with. It is no evidence; an inquiry is.
 */
public interface ListsTransactions {

  /**
   * Asks for one page, in the provider's own order. A list that grows meanwhile may show a
   * transaction twice, or move it between two pages. An exception counts as no answer.
   *
   * @param cursor what the page before named as {@code next}; null for the first
   * @param limit how many at most, from 1; where the provider's pages are shorter, fewer come
   */
  TransactionsOutcome transactions(@Nullable String cursor, int limit);
}
