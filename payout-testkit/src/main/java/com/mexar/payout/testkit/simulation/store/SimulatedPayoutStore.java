package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Attempt;
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
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.store.PayoutStore;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Payouts in memory. Thread-safe. */
final class SimulatedPayoutStore implements PayoutStore {
  private final SimulatedDatabase database;

  SimulatedPayoutStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public List<AcceptResult> accept(Transaction tx, List<Acceptance> acceptances) {
    return PayoutAcceptance.accept(database.of(tx), acceptances);
  }

  @Override
  public Optional<AcceptResult> recall(
      Transaction tx,
      ClientId client,
      IdempotencyKey key,
      Reference reference,
      Fingerprint content) {
    return PayoutAcceptance.recall(database.of(tx), client, key, reference, content);
  }

  @Override
  public Optional<Payout> find(Transaction tx, PayoutId id) {
    return find(database.of(tx), "find a payout", List.of(id)).stream()
        .map(PayoutRow::payout)
        .findFirst();
  }

  @Override
  public List<Payout> findAll(Transaction tx, Collection<PayoutId> ids) {
    return find(database.of(tx), "find payouts", ids).stream().map(PayoutRow::payout).toList();
  }

  @Override
  public Page<Payout> list(Transaction tx, PayoutQuery query) {
    return PayoutListing.list(database.of(tx), query);
  }

  @Override
  public List<Transition> history(Transaction tx, PayoutId id) {
    return find(database.of(tx), "read a history", List.of(id)).stream()
        .flatMap(row -> row.history().stream())
        .sorted(Comparator.comparingLong(Transition::sequence))
        .toList();
  }

  @Override
  public Map<AttemptReference, AttemptKey> findAttempts(
      Transaction tx, Collection<AttemptReference> references) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "find attempts",
        () ->
            own.alone(
                () -> {
                  Map<AttemptReference, AttemptKey> found =
                      new TreeMap<>(Comparator.comparing(AttemptReference::value));
                  for (AttemptReference reference : references) {
                    AttemptKey key = own.tables().attempts.seenBy(own.locks(), reference);
                    if (key != null) {
                      found.put(reference, key);
                    }
                  }
                  return found;
                }));
  }

  @Override
  public Locked lock(Transaction tx, Collection<PayoutId> ids) {
    return PayoutLocking.lock(database.of(tx), ids);
  }

  @Override
  public Locked lockDue(Transaction tx, Lanes lanes) {
    return PayoutClaims.lockDue(database.of(tx), lanes);
  }

  @Override
  public Locked lockExpired(Transaction tx, int limit) {
    return PayoutLocking.lockExpired(database.of(tx), limit);
  }

  @Override
  public Locked claimInquiries(Transaction tx, Lanes lanes, Duration busyFor) {
    return PayoutClaims.claimInquiries(database.of(tx), lanes, busyFor);
  }

  @Override
  public void hint(Transaction tx, Collection<PayoutId> ids) {
    if (!ids.isEmpty()) {
      PayoutLocking.hint(database.of(tx), ids);
    }
  }

  @Override
  public void save(Transaction tx, List<PayoutChange> changes) {
    PayoutSaving.save(database.of(tx), changes);
  }

  @Override
  public int wake(Transaction tx, WaitCode waiting, int limit) {
    SimulatedTransaction own = database.of(tx);
    return own.statement("wake payouts", () -> own.alone(() -> wakeFirst(own, waiting, limit)));
  }

  @Override
  public Set<ProviderName> providersWithOpenAttempts(Transaction tx) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "find providers with open attempts",
        () -> {
          Set<ProviderName> providers = new TreeSet<>();
          for (PayoutRow row : own.alone(() -> own.tables().payouts.seenBy(own.locks()))) {
            row.payout().attempts().stream()
                .filter(Attempt::isOpen)
                .forEach(attempt -> providers.add(attempt.provider()));
          }
          return providers;
        });
  }

  @Override
  public int forgetKeys(Transaction tx, Duration retention, int limit) {
    SimulatedTransaction own = database.of(tx);
    return own.statement("forget keys", () -> own.alone(() -> forgetOldest(own, retention, limit)));
  }

  private static List<PayoutRow> find(
      SimulatedTransaction tx, String operation, Collection<PayoutId> ids) {
    return tx.statement(
        operation,
        () ->
            tx.alone(
                () -> {
                  List<PayoutRow> found = new ArrayList<>();
                  for (PayoutId id : new TreeSet<>(ids)) {
                    PayoutRow row = tx.tables().payouts.seenBy(tx.locks(), id);
                    if (row != null) {
                      found.add(row);
                    }
                  }
                  return found;
                }));
  }

  private static int wakeFirst(SimulatedTransaction tx, WaitCode waiting, int limit) {
    Instant now = tx.now();
    List<PayoutRow> woken =
        Due.lockFirst(
            tx,
            limit,
            tx.tables().payouts.seenBy(tx.locks()).stream()
                .filter(PayoutRow::awaitsDispatch)
                .filter(row -> !PayoutTimes.isOver(row.times().nextActionAt(), now))
                .filter(row -> row.waitsFor(waiting))
                .toList());
    woken.forEach(row -> tx.write(tx.tables().payouts, row.id(), row.with(row.times().woken(now))));
    return woken.size();
  }

  private static int forgetOldest(SimulatedTransaction tx, Duration retention, int limit) {
    Instant oldest = tx.now().minus(retention.truncatedTo(ChronoUnit.MICROS));
    Table<ClientWord, KeyRow> keys = tx.tables().keys;
    List<KeyRow> old =
        keys.seenBy(tx.locks()).stream()
            .filter(row -> row.createdAt().isBefore(oldest))
            .sorted(Comparator.comparing(KeyRow::createdAt))
            .toList();
    List<KeyRow> forgotten = Due.lockFirst(tx, keys, KeyRow::key, limit, old);
    forgotten.forEach(row -> tx.write(keys, row.key(), null));
    return forgotten.size();
  }
}
