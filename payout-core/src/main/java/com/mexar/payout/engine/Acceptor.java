package com.mexar.payout.engine;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.event.EventType;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes payouts in. Idempotency record, payout, transition and event commit together, and
 * acceptances that arrive together share the commit. Races of equal keys or references are decided
 * by the store's unique constraints.
 */
final class Acceptor implements AutoCloseable {
  private static final int COMMITTERS = 2;
  private static final int MOST = 128;

  /** The store has waited for the twin once: who waits again is told that it is in progress. */
  private static final int TRIES_ALONE = 1;

  private final Stores stores;
  private final Router router;
  private final TimeOrderedIds ids;
  private final EventRenderer renderer;
  private final Clock clock;
  private final Wakeups wakeups;
  private final Watched watched;
  private final GroupCommit<Acceptance, AcceptResult> committer;

  Acceptor(
      Stores stores,
      Router router,
      TimeOrderedIds ids,
      EventRenderer renderer,
      Clock clock,
      Wakeups wakeups,
      Watched watched,
      Threads threads) {
    this.stores = stores;
    this.router = router;
    this.ids = ids;
    this.renderer = renderer;
    this.clock = clock;
    this.wakeups = wakeups;
    this.watched = watched;
    this.committer =
        new GroupCommit<>(
            threads,
            "payout-accept",
            COMMITTERS,
            MOST,
            TRIES_ALONE,
            Acceptor::requestOf,
            this::acceptAll);
  }

  /**
   * @param trace that the request came with, or null
   */
  AcceptAnswer accept(
      ClientId client,
      IdempotencyKey key,
      PayoutInstruction instruction,
      @Nullable TraceContext trace) {
    AcceptAnswer answer = decide(client, key, instruction, trace);
    watched.tell(to -> to.asked(answer));
    return answer;
  }

  private AcceptAnswer decide(
      ClientId client,
      IdempotencyKey key,
      PayoutInstruction instruction,
      @Nullable TraceContext trace) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Fingerprint content = Fingerprint.of(instruction);
    Optional<AcceptAnswer> refusal = refusal(instruction, now);
    if (refusal.isPresent()) {
      // what was accepted once is answered as before, even if it would be refused by now
      return recall(client, key, instruction, content).orElseGet(refusal::get);
    }
    Payout.Builder accepted =
        Payout.accepted(new PayoutId(ids.next()), client, instruction, now).toBuilder()
            .lane(router.preferred(instruction).orElse(null));
    Payout payout = (trace == null ? accepted : accepted.trace(trace)).build();
    try {
      return answer(committer.run(acceptance(payout, key, content)), payout);
    } catch (StoreConflictException e) {
      return new AcceptAnswer.InProgress();
    }
  }

  @Override
  public void close() {
    committer.close();
  }

  private Optional<AcceptAnswer> refusal(PayoutInstruction instruction, Instant now) {
    if (instruction.deadline() != null && !now.isBefore(instruction.deadline())) {
      return Optional.of(new AcceptAnswer.DeadlinePassed());
    }
    Optional<Map<ProviderName, String>> noRoute = router.whyNone(instruction);
    return noRoute.map(AcceptAnswer.NoRoute::new);
  }

  private Optional<AcceptAnswer> recall(
      ClientId client, IdempotencyKey key, PayoutInstruction instruction, Fingerprint content) {
    return stores
        .transactions()
        .inTransaction(
            tx -> stores.payouts().recall(tx, client, key, instruction.reference(), content))
        .map(
            result ->
                answer(
                    result,
                    Payout.accepted(
                        new PayoutId(ids.next()), client, instruction, clock.instant())));
  }

  private List<AcceptResult> acceptAll(List<Acceptance> acceptances) {
    List<AcceptResult> results =
        stores.transactions().inTransaction(tx -> stores.payouts().accept(tx, acceptances));
    wakeups.dispatch().give();
    wakeups.events();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof AcceptResult.Accepted) {
        watched.announced(acceptances.get(i).payout(), acceptances.get(i).transition());
      }
    }
    return results;
  }

  private Acceptance acceptance(Payout payout, IdempotencyKey key, Fingerprint content) {
    Transition transition =
        new Transition(
            payout.sequence(),
            null,
            PayoutStatus.ACCEPTED,
            Cause.ACCEPTED,
            null,
            "client:" + payout.client(),
            null,
            payout.createdAt(),
            null);
    Event event =
        new Event(
            ids.next(),
            payout.id(),
            payout.client(),
            EventType.ACCEPTED,
            payout.sequence(),
            payout.createdAt(),
            renderer.render(payout, transition),
            payout.trace());
    return new Acceptance(payout, key, content, transition, event);
  }

  private static AcceptAnswer answer(AcceptResult result, Payout accepted) {
    if (result instanceof AcceptResult.Replayed replayed) {
      return new AcceptAnswer.Accepted(replayed.payout().asAccepted(), true);
    }
    if (result instanceof AcceptResult.ReferenceUsed used) {
      return new AcceptAnswer.ReferenceUsed(used.payout(), used.sameContent());
    }
    return result instanceof AcceptResult.KeyReused
        ? new AcceptAnswer.KeyReused()
        : new AcceptAnswer.Accepted(accepted, false);
  }

  /** Twins go into different batches, so that the second finds what the first has committed. */
  private static Object requestOf(Acceptance acceptance) {
    return List.of(acceptance.payout().client(), acceptance.key());
  }
}
