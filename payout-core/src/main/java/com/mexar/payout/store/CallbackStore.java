package com.mexar.payout.store;

import java.util.List;

/** The inbox: authentic callbacks, kept raw before they are answered. Thread-safe. */
public interface CallbackStore {

  /**
   * Keeps callbacks. The same bytes at the same address again are counted on the first and make it
   * due anew, since what they tell may be news by now.
   */
  void keep(Transaction tx, List<IncomingCallback> callbacks);

  /** Locks callbacks that are due, longest due first, passing over those that are locked. */
  List<StoredCallback> lockDue(Transaction tx, int limit);

  /** Notes what callbacks that this transaction has locked led to. */
  void conclude(Transaction tx, List<CallbackConclusion> conclusions);
}
