package com.mexar.payout.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Payouts with their attempts, history, events and tasks. Every method is set-based: its number of
 * statements does not depend on how many payouts it is given. Thread-safe.
 */
public interface PayoutStore {

  /**
   * Stores new payouts, each due at once. Races of equal keys or references, in one call or between
   * hosts, are decided by unique constraints: exactly one is accepted. A refused one leaves no
   * trace.
   *
   * @return one result for each acceptance, in their order
   * @throws StoreConflictException if another transaction holds one of the keys for longer than the
   *     store waits
   */
  List<AcceptResult> accept(Transaction tx, List<Acceptance> acceptances);

  /**
   * What an acceptance under this key, reference and content would meet, without storing anything:
   * empty where it would be accepted, as things stand.
   */
  Optional<AcceptResult> recall(
      Transaction tx,
      ClientId client,
      IdempotencyKey key,
      Reference reference,
      Fingerprint content);

  /** A payout as it stands, without a lock. */
  Optional<Payout> find(Transaction tx, PayoutId id);

  /** Payouts as they stand, without a lock; unknown ones are absent. */
  List<Payout> findAll(Transaction tx, Collection<PayoutId> ids);

  /**
   * A part of the list of payouts, without a lock. May rely on ids that are drawn within a minute
   * of the time that their payout is dated with.
   */
  Page<Payout> list(Transaction tx, PayoutQuery query);

  /** The history in order of sequence. */
  List<Transition> history(Transaction tx, PayoutId id);

  /** Which attempts the references name; unknown ones are absent. */
  Map<AttemptReference, AttemptKey> findAttempts(
      Transaction tx, Collection<AttemptReference> references);

  /**
   * Locks payouts in the order of their ids, so that two transactions never wait for each other.
   */
  Locked lock(Transaction tx, Collection<PayoutId> ids);

  /**
   * Locks accepted payouts that are due, in each lane the longest due first, passing over those
   * that are locked and those that are hinted, whose inquiry is answered before a new attempt.
   */
  Locked lockDue(Transaction tx, Lanes lanes);

  /** Locks submitting payouts whose lease has run out, passing over those that are locked. */
  Locked lockExpired(Transaction tx, int limit);

  /**
   * Claims payouts whose inquiry is due: those with an attempt that are neither accepted nor
   * submitting, and accepted ones that are hinted. Those that are due longest come first, and each
   * takes the room of the provider of its last attempt; those of providers that have no room of
   * their own share that of the others. For {@code busyFor} nobody else may claim them, so that no
   * other host asks meanwhile and none is lost if this one dies. Neither their version nor their
   * hints change: whoever records the answer takes the hints away that were there before it.
   *
   * @return the payouts, not locked after the commit
   */
  Locked claimInquiries(Transaction tx, Lanes lanes, Duration busyFor);

  /**
   * Notes that a callback wants an inquiry: due at once, unless a step is under way, whose answer
   * then sees the hint. The version does not change.
   */
  void hint(Transaction tx, Collection<PayoutId> ids);

  /**
   * Saves changes of payouts that this transaction has locked, each once.
   *
   * @throws StoreConflictException if a version is not the one that was read
   */
  void save(Transaction tx, List<PayoutChange> changes);

  /**
   * Makes accepted payouts that wait for this due at once, passing over those that are locked.
   *
   * @return how many; fewer than the limit where none is left
   */
  int wake(Transaction tx, WaitCode waiting, int limit);

  /** Providers that have an attempt that is open. */
  Set<ProviderName> providersWithOpenAttempts(Transaction tx);

  /** Forgets idempotency keys older than the retention; the references stay. Returns how many. */
  int forgetKeys(Transaction tx, Duration retention, int limit);
}
