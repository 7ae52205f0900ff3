package com.mexar.payout.store;

import java.util.List;
import java.util.UUID;

/** The inbox: authentic callbacks, kept raw before they are answered. Thread-safe. */
public interface CallbackStore {

  /**
   * Keeps callbacks. The same bytes at the same address again are counted on the first and make it
   * due anew, since what they tell may be news by now.
   */
  void keep(Transaction tx, List<IncomingCallback> callbacks);

  /** Locks callbacks that are due, longest due first, passing over those that are locked. */
  List<StoredCallback> lockDue(Transaction tx, int limit);

  /** What is kept, for operators to look at. Locks nothing. */
  Page<KeptCallback> list(Transaction tx, CallbackQuery query);

  /**
   * Makes a callback due at once, whatever it led to before.
   *
   * @return false where there is no such callback
   */
  boolean replay(Transaction tx, UUID id);

  /** Notes what callbacks that this transaction has locked led to. */
  void conclude(Transaction tx, List<CallbackConclusion> conclusions);
}
