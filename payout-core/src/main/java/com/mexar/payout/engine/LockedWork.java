package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs decisions on payouts under their row locks and saves what they change: lock, decide, save,
 * commit, then wake whoever the change concerns. Decisions that arrive together share a
 * transaction. The row lock is what makes a decision and a concurrent one on the same payout follow
 * each other.
 */
final class LockedWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LockedWork.class);
  private static final int COMMITTERS = 4;
  private static final int TRIES_ALONE = 3;
  private static final int MOST = 64;
  private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);

  private final Stores stores;
  private final TimeOrderedIds ids;
  private final EventRenderer renderer;
  private final Clock clock;
  private final Duration leaseLength;
  private final Breakers breakers;
  private final Wakeups wakeups;
  private final Watched watched;
  private final GroupCommit<Request, Result> committer;

  /** Decides on one payout. What it returns is handed out after the commit. */
  interface Decision<R> {
    @Nullable R decide(PayoutEdit edit);
  }

  LockedWork(
      Stores stores,
      TimeOrderedIds ids,
      EventRenderer renderer,
      Clock clock,
      Duration leaseLength,
      Breakers breakers,
      Wakeups wakeups,
      Watched watched,
      Threads threads) {
    this.stores = stores;
    this.ids = ids;
    this.renderer = renderer;
    this.clock = clock;
    this.leaseLength = leaseLength;
    this.breakers = breakers;
    this.wakeups = wakeups;
    this.watched = watched;
    this.committer =
        new GroupCommit<>(
            threads, "payout-settle", COMMITTERS, MOST, TRIES_ALONE, Request::payout, this::runAll);
  }

  /** Decides on a payout in a transaction that others may share, and returns after its commit. */
  @SuppressWarnings("unchecked")
  <R> @Nullable R decide(PayoutId payout, Decision<R> decision) {
    Result result = committer.run(new Request(payout, decision));
    if (result.failure != null) {
      throw result.failure;
    }
    return (R) result.value;
  }

  /**
   * Decides on every payout that a claim locks, in one transaction of its own.
   *
   * @return what the decisions returned, nulls left out
   */
  <R> List<R> decideEach(Function<Transaction, Locked> claim, Decision<R> decision) {
    Claimed<R> claimed =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  Locked locked = claim.apply(tx);
                  List<PayoutChange> changes = new ArrayList<>();
                  List<R> results = new ArrayList<>();
                  for (Payout payout : locked.payouts()) {
                    Result result = decideOne(payout, moment(locked), decision, changes);
                    if (result.failure != null) {
                      changes.add(postponed(payout, moment(locked)));
                    }
                    if (result.value != null) {
                      @SuppressWarnings("unchecked")
                      R value = (R) result.value;
                      results.add(value);
                    }
                  }
                  save(tx, changes);
                  return new Claimed<>(results, changes);
                });
    wakeups.after(claimed.changes);
    return claimed.results;
  }

  /** Decides within a transaction of the caller, which wakes others after its commit. */
  Within decideWithin(Transaction tx, List<PayoutId> payouts, Decision<Object> decision) {
    List<PayoutChange> changes = new ArrayList<>();
    Set<PayoutId> failed = new HashSet<>();
    Locked locked = stores.payouts().lock(tx, payouts);
    for (Payout payout : locked.payouts()) {
      if (decideOne(payout, moment(locked), decision, changes).failure != null) {
        failed.add(payout.id());
      }
    }
    save(tx, changes);
    return new Within(changes, failed);
  }

  /**
   * Decides on one payout within a transaction of the caller, which calls {@link #wake} after its
   * commit. A decision that fails ends that transaction.
   *
   * @return empty where there is no such payout
   */
  <R> Optional<Decided<R>> decideOneWithin(Transaction tx, PayoutId id, Decision<R> decision) {
    Locked locked = stores.payouts().lock(tx, List.of(id));
    if (locked.payouts().isEmpty()) {
      return Optional.empty();
    }
    Payout payout = locked.payouts().get(0);
    List<PayoutChange> changes = new ArrayList<>();
    Result result = decideOne(payout, moment(locked), decision, changes);
    if (result.failure != null) {
      throw result.failure;
    }
    save(tx, changes);
    Payout after = changes.isEmpty() ? payout : changes.get(0).after();
    @SuppressWarnings("unchecked")
    R value = (R) result.value;
    return Optional.of(new Decided<>(value, after, changes));
  }

  /** To be called after the commit of what {@link #decideOneWithin} has changed. */
  void wake(Decided<?> decided) {
    wakeups.after(decided.changes);
  }

  @Override
  public void close() {
    committer.close();
  }

  private List<Result> runAll(List<Request> requests) {
    List<PayoutChange> changes = new ArrayList<>();
    List<Result> results =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  changes.clear();
                  Locked locked =
                      stores.payouts().lock(tx, requests.stream().map(Request::payout).toList());
                  Map<PayoutId, Payout> byId = new HashMap<>();
                  locked.payouts().forEach(payout -> byId.put(payout.id(), payout));
                  List<Result> decided = new ArrayList<>(requests.size());
                  for (Request request : requests) {
                    Payout payout = byId.get(request.payout);
                    decided.add(
                        payout == null
                            ? Result.of(new IllegalStateException("no such payout"))
                            : decideOne(payout, moment(locked), request.decision, changes));
                  }
                  save(tx, changes);
                  return decided;
                });
    wakeups.after(changes);
    return results;
  }

  /** A decision that fails is a defect of ours: it is kept from harming the others in its batch. */
  private Result decideOne(
      Payout payout, Moment moment, Decision<?> decision, List<PayoutChange> changes) {
    try {
      PayoutEdit edit = new PayoutEdit(payout, moment, ids, renderer, leaseLength);
      Object value = decision.decide(edit);
      watched.weighed(edit.weighed());
      if (edit.isChanged()) {
        changes.add(edit.toChange());
      }
      return new Result(value, null);
    } catch (RuntimeException | LinkageError e) {
      LOG.error(
          "a decision on payout {} failed; the payout is left as it is",
          payout.id(),
          new Unspoken(e));
      return Result.of(
          e instanceof RuntimeException failure
              ? failure
              : new IllegalStateException("a plug-in does not fit", e));
    }
  }

  /** Out of the way of those behind it, as it was in everything else. */
  private PayoutChange postponed(Payout payout, Moment moment) {
    PayoutEdit edit = new PayoutEdit(payout, moment, ids, renderer, leaseLength);
    edit.next(NextAction.in(AFTER_A_DEFECT));
    return edit.toChange();
  }

  private void save(Transaction tx, List<PayoutChange> changes) {
    if (!changes.isEmpty()) {
      stores.payouts().save(tx, changes);
    }
  }

  private Moment moment(Locked locked) {
    // the precision that the store keeps, so that what is announced is what is read back
    Instant hostTime = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Moment(
        locked.now(), hostTime, locked.providers(), locked.restored(), breakers.open());
  }

  /** What became of decisions in somebody else's transaction. */
  record Within(List<PayoutChange> changes, Set<PayoutId> failed) {}

  /**
   * What became of a decision on one payout.
   *
   * @param payout as it is after it
   */
  record Decided<R>(@Nullable R value, Payout payout, List<PayoutChange> changes) {}

  private record Request(PayoutId payout, Decision<?> decision) {}

  private record Claimed<R>(List<R> results, List<PayoutChange> changes) {}

  private record Result(@Nullable Object value, @Nullable RuntimeException failure) {
    static Result of(RuntimeException failure) {
      return new Result(null, failure);
    }
  }
}
