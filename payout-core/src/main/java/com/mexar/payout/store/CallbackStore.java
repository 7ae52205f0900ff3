package com.mexar.payout.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.ProviderName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The inbox: authentic callbacks, kept raw before they are answered. Thread-safe. */
public interface CallbackStore {

  /**
   * Keeps callbacks. The same again is counted on the first and makes it due anew, since what it
   * tells may be news by now. One whose proof names a nonce is known by that nonce for as long as
   * it is kept, any other by its address and bytes. Races of equal ones, in one call or between
   * hosts, are decided by a unique constraint: one of them is the first.
   *
   * @return what became of each, in their order
   */
  List<Keeping> keep(Transaction tx, List<IncomingCallback> callbacks);

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

  /**
   * Whose callbacks speak of these references and were last concluded as orphans; references
   * without any are absent. Locks nothing.
   */
  Map<AttemptReference, Set<ProviderName>> orphans(
      Transaction tx, Collection<AttemptReference> references);

  /** Notes what callbacks that this transaction has locked led to. */
  void conclude(Transaction tx, List<CallbackConclusion> conclusions);
}
