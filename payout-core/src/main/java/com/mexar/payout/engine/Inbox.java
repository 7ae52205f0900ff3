package com.mexar.payout.engine;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Keeping;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inbox of callbacks: what is authentic is durable before it is answered, and worked on after.
 * Which host works on a callback is decided by its row lock.
 */
final class Inbox implements Worker.Round, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int COMMITTERS = 2;
  private static final int TRIES_ALONE = 3;
  private static final int MOST = 128;
  private static final Duration ORPHAN_FIRST = Duration.ofSeconds(5);
  private static final int ORPHAN_DOUBLINGS = 12;

  private final Stores stores;
  private final Providers providers;
  private final LockedWork work;
  private final Settlement settlement;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Wakeups wakeups;
  private final Watched watched;
  private final int batch;
  private final GroupCommit<IncomingCallback, Keeping> committer;

  Inbox(
      Stores stores,
      Providers providers,
      LockedWork work,
      Settlement settlement,
      TimeOrderedIds ids,
      Clock clock,
      Wakeups wakeups,
      Watched watched,
      int batch,
      Threads threads) {
    this.stores = stores;
    this.providers = providers;
    this.work = work;
    this.settlement = settlement;
    this.ids = ids;
    this.clock = clock;
    this.wakeups = wakeups;
    this.watched = watched;
    this.batch = batch;
    this.committer =
        new GroupCommit<>(
            threads,
            "payout-inbox",
            COMMITTERS,
            MOST,
            TRIES_ALONE,
            IncomingCallback::id,
            this::keepAll);
  }

  CallbackAnswer receive(ProviderName name, RawCallback raw) {
    CallbackAnswer answer = answer(name, raw);
    watched.tell(to -> to.calledBack(name, answer));
    return answer;
  }

  private CallbackAnswer answer(ProviderName name, RawCallback raw) {
    Optional<ReceivesCallbacks> receiver = receiver(name);
    if (receiver.isEmpty()) {
      return isKnownElsewhere(name)
          ? new CallbackAnswer.KnownElsewhere()
          : new CallbackAnswer.NoSuchProvider();
    }
    VerifiedCallback verified;
    try {
      verified = receiver.get().verify(raw);
    } catch (CallbackRefusedException e) {
      LOG.debug("a callback of {} is not authentic: {}", name, e.getMessage());
      return new CallbackAnswer.NotAuthentic(String.valueOf(e.getMessage()));
    }
    Keeping keeping =
        committer.run(new IncomingCallback(ids.next(), name, verified, clock.instant()));
    return switch (keeping) {
      case FIRST, REPEATED -> new CallbackAnswer.Kept(receiver.get().acknowledgement());
      case NONCE_OF_ANOTHER ->
          new CallbackAnswer.NotAuthentic("the nonce came before, with another message");
    };
  }

  @Override
  public void run(Worker.Progress progress) {
    int taken;
    do {
      Concluded concluded = stores.transactions().inTransaction(this::conclude);
      wakeups.after(concluded.changes);
      if (concluded.hinted) {
        wakeups.inquiries().give();
      }
      taken = concluded.callbacks;
      progress.made();
    } while (taken > 0);
  }

  @Override
  public void close() {
    committer.close();
  }

  private List<Keeping> keepAll(List<IncomingCallback> callbacks) {
    List<Keeping> kept =
        stores.transactions().inTransaction(tx -> stores.callbacks().keep(tx, callbacks));
    wakeups.inbox().give();
    return kept;
  }

  private Concluded conclude(Transaction tx) {
    List<StoredCallback> due = stores.callbacks().lockDue(tx, batch);
    Map<StoredCallback, CallbackNews> news = new LinkedHashMap<>();
    List<CallbackConclusion> conclusions = new ArrayList<>();
    for (StoredCallback callback : due) {
      CallbackNews said = interpret(callback);
      if (said != null) {
        news.put(callback, said);
      } else if (receiver(callback.provider()).isPresent()) {
        conclusions.add(new CallbackConclusion(callback.id(), Verdict.NOT_UNDERSTOOD, null, null));
      } else {
        // another host knows this provider
        conclusions.add(new CallbackConclusion(callback.id(), Verdict.ORPHAN, null, ORPHAN_FIRST));
      }
    }
    Set<AttemptReference> references =
        news.values().stream().map(CallbackNews::reference).collect(Collectors.toSet());
    Map<AttemptReference, AttemptKey> attempts =
        references.isEmpty() ? Map.of() : stores.payouts().findAttempts(tx, references);
    List<PayoutId> hinted = new ArrayList<>();
    Map<PayoutId, List<Told>> told = new LinkedHashMap<>();
    news.forEach(
        (callback, said) -> {
          AttemptKey attempt = attempts.get(said.reference());
          if (attempt == null || !attempt.provider().equals(callback.provider())) {
            conclusions.add(
                new CallbackConclusion(
                    callback.id(), Verdict.ORPHAN, null, said.reference(), orphanPause(callback)));
          } else if (said instanceof CallbackNews.Statement statement) {
            told.computeIfAbsent(attempt.payout(), id -> new ArrayList<>())
                .add(new Told(callback, attempt.number(), statement));
          } else {
            hinted.add(attempt.payout());
            conclusions.add(
                new CallbackConclusion(callback.id(), Verdict.HINTED, attempt.payout(), null));
          }
        });
    List<PayoutChange> changes = new ArrayList<>();
    if (!told.isEmpty()) {
      LockedWork.Within within =
          work.decideWithin(tx, List.copyOf(told.keySet()), edit -> apply(edit, told));
      changes.addAll(within.changes());
      told.forEach(
          (payout, all) ->
              all.forEach(
                  each ->
                      conclusions.add(each.conclusion(payout, within.failed().contains(payout)))));
    }
    if (!hinted.isEmpty()) {
      stores.payouts().hint(tx, hinted);
    }
    if (!conclusions.isEmpty()) {
      stores.callbacks().conclude(tx, conclusions);
    }
    return new Concluded(due.size(), !hinted.isEmpty(), changes);
  }

  private @Nullable Object apply(PayoutEdit edit, Map<PayoutId, List<Told>> told) {
    for (Told each : told.getOrDefault(edit.payout().id(), List.of())) {
      edit.payout()
          .attempt(each.attempt)
          .ifPresent(
              attempt ->
                  settlement.evidence(
                      edit,
                      attempt,
                      each.statement.evidence(),
                      Story.provider(
                          Cause.CALLBACK,
                          attempt,
                          "callback says: " + Settlement.word(each.statement.evidence().kind()))));
    }
    return null;
  }

  private @Nullable CallbackNews interpret(StoredCallback callback) {
    Optional<ReceivesCallbacks> receiver = receiver(callback.provider());
    if (receiver.isEmpty()) {
      return null;
    }
    try {
      return receiver.get().interpret(callback.callback());
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "a callback of {} is not understood: {}", callback.provider(), e.getClass().getName());
      return callback.callback().reference().map(CallbackNews.Hint::new).orElse(null);
    }
  }

  private Optional<ReceivesCallbacks> receiver(ProviderName name) {
    return providers
        .find(name)
        .flatMap(
            provider ->
                provider instanceof ReceivesCallbacks receives
                    ? Optional.of(receives)
                    : Optional.empty());
  }

  private boolean isKnownElsewhere(ProviderName name) {
    return providers.find(name).isEmpty()
        && stores
            .transactions()
            .inTransaction(tx -> stores.providers().states(tx))
            .containsKey(name);
  }

  private static Duration orphanPause(StoredCallback callback) {
    return ORPHAN_FIRST.multipliedBy(1L << Math.min(callback.tries(), ORPHAN_DOUBLINGS));
  }

  private record Told(StoredCallback callback, int attempt, CallbackNews.Statement statement) {
    /** What could not be decided on is kept until a version of ours can. */
    CallbackConclusion conclusion(PayoutId payout, boolean failed) {
      return failed
          ? new CallbackConclusion(
              callback.id(), Verdict.NOT_UNDERSTOOD, payout, orphanPause(callback))
          : new CallbackConclusion(callback.id(), Verdict.APPLIED, payout, null);
    }
  }

  private record Concluded(int callbacks, boolean hinted, List<PayoutChange> changes) {}
}
