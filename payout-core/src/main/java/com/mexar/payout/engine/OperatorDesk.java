package com.mexar.payout.engine;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operators see and do. Every act says who and why, and commits together with its entry in the
 * audit trail. Thread-safe.
 */
public final class OperatorDesk {
  private static final int WAKE_BATCH = 1_000;

  private final Stores stores;
  private final Providers providers;
  private final ProviderViews views;
  private final Questions questions;
  private final LockedWork work;
  private final Resolving resolving;
  private final TimeOrderedIds ids;
  private final Wakeups wakeups;

  OperatorDesk(
      Stores stores,
      Providers providers,
      ProviderViews views,
      Questions questions,
      LockedWork work,
      Resolving resolving,
      TimeOrderedIds ids,
      Wakeups wakeups) {
    this.stores = stores;
    this.providers = providers;
    this.views = views;
    this.questions = questions;
    this.work = work;
    this.resolving = resolving;
    this.ids = ids;
    this.wakeups = wakeups;
  }

  /** Every provider that this host knows or that was ever seen. */
  public List<ProviderView> providers() {
    return views.all();
  }

  /**
   * Sets a provider's state: every step that is decided from now on, on whatever host, goes by it.
   * A step that was decided before, which a host commits within moments, is made.
   *
   * @return the provider as it is then; empty where it was never seen
   */
  public Optional<ProviderView> setState(
      ProviderName provider, ProviderState state, OperatorAct act) {
    Optional<ProviderView> set =
        in(
            tx -> {
              if (!stores.providers().states(tx).containsKey(provider)) {
                return Optional.empty();
              }
              stores.providers().set(tx, provider, state, act.actor(), act.reason());
              note(tx, act, "provider.set-state " + state, "provider:" + provider);
              return views.all(tx).stream()
                  .filter(view -> view.name().equals(provider))
                  .findFirst();
            });
    if (set.isPresent() && state == ProviderState.ACTIVE) {
      wakeWaiting();
    }
    return set;
  }

  /** Our balances at a provider; empty where this host cannot ask it for them. */
  public Optional<BalanceOutcome> balances(ProviderName provider) {
    return questions.balances(provider);
  }

  /**
   * A page of the transactions that a provider has of ours, whether we know of them or not; empty
   * where this host cannot ask it for them.
   *
   * @param cursor what the page before named as next; null for the first
   */
  public Optional<TransactionsOutcome> transactions(
      ProviderName provider, @Nullable String cursor, int limit) {
    return questions.transactions(provider, cursor, limit);
  }

  /** Tasks with the payouts that they are about. */
  public Page<TaskView> tasks(TaskQuery query) {
    return in(
        tx -> {
          Page<Task> tasks = stores.tasks().list(tx, query);
          Map<PayoutId, Payout> payouts =
              stores
                  .payouts()
                  .findAll(tx, tasks.items().stream().map(Task::payout).distinct().toList())
                  .stream()
                  .collect(Collectors.toMap(Payout::id, Function.identity()));
          return tasks.map(task -> TaskView.of(task, payouts));
        });
  }

  /**
   * Has a provider asked at once what became of a payout's attempts.
   *
   * @return empty where there is no such payout; false where it has no attempt that this host can
   *     ask about
   */
  public Optional<Boolean> inquire(PayoutId payout, OperatorAct act) {
    Optional<LockedWork.Decided<Boolean>> decided =
        in(
            tx -> {
              Optional<LockedWork.Decided<Boolean>> asked =
                  work.decideOneWithin(tx, payout, this::askNow);
              asked
                  .filter(it -> Boolean.TRUE.equals(it.value()))
                  .ifPresent(
                      it -> {
                        if (it.changes().isEmpty()) {
                          stores.payouts().hint(tx, List.of(payout));
                        }
                        note(tx, act, "payout.inquire", "payout:" + payout);
                      });
              return asked;
            });
    decided.ifPresent(work::wake);
    wakeups.inquiries().give();
    return decided.map(it -> Boolean.TRUE.equals(it.value()));
  }

  /** Proposes what became of an attempt. It counts once another operator approves it. */
  public ResolutionAnswer propose(PayoutId payout, ResolutionClaim claim, OperatorAct act) {
    return in(
        tx -> {
          var locked = stores.payouts().lock(tx, List.of(payout));
          if (locked.payouts().isEmpty()) {
            return new ResolutionAnswer.NotFound();
          }
          Optional<ResolutionRefusal> refusal =
              resolving.whyNot(locked.payouts().get(0), claim, locked.now());
          if (refusal.isPresent()) {
            return new ResolutionAnswer.Refused(refusal.get());
          }
          UUID id = ids.next();
          stores.resolutions().propose(tx, id, payout, claim, act);
          note(tx, act, "payout.propose-resolution " + claim.outcome(), "payout:" + payout);
          return new ResolutionAnswer.Proposed(id);
        });
  }

  /**
   * Approves another operator's proposal, which then counts: under the payout's row lock, and only
   * if the payout has not moved since it was proposed. The approver's repeated request is answered
   * alike.
   */
  public ResolutionAnswer approve(PayoutId payout, UUID id, OperatorAct act) {
    Approval approval = in(tx -> approve(tx, payout, id, act));
    if (approval.decided != null) {
      work.wake(approval.decided);
    }
    return approval.answer;
  }

  /** The resolutions of a payout, oldest first; empty where there is no such payout. */
  public Optional<List<Resolution>> resolutions(PayoutId payout) {
    return in(
        tx ->
            stores.payouts().find(tx, payout).map(found -> stores.resolutions().list(tx, payout)));
  }

  /** The inbox, without what the callbacks carry. */
  public Page<KeptCallback> callbacks(CallbackQuery query) {
    return in(tx -> stores.callbacks().list(tx, query));
  }

  /**
   * Has a callback worked on again.
   *
   * @return false where there is no such callback
   */
  public boolean replay(UUID callback, OperatorAct act) {
    boolean known =
        in(
            tx -> {
              boolean due = stores.callbacks().replay(tx, callback);
              if (due) {
                note(tx, act, "callback.replay", "callback:" + callback);
              }
              return due;
            });
    wakeups.inbox().give();
    return known;
  }

  /** Deliveries that are followed one by one, dead letters among them. */
  public Page<Delivery> deliveries(DeliveryQuery query) {
    return in(tx -> stores.deliveries().list(tx, query));
  }

  /**
   * Has deliveries sent again.
   *
   * @return how many of them there are
   */
  public int redeliver(List<DeliveryId> deliveries, OperatorAct act) {
    int wanted =
        in(
            tx -> {
              int found = stores.deliveries().redeliver(tx, deliveries);
              if (found > 0) {
                stores
                    .audit()
                    .append(
                        tx,
                        act.actor(),
                        "delivery.redeliver",
                        deliveries.stream().map(it -> "delivery:" + it).toList(),
                        act.reason());
              }
              return found;
            });
    wakeups.events();
    return wanted;
  }

  /** Has everything sent again on a channel that a stretch of the log holds. */
  public RedeliveryAnswer redeliver(String channel, LogStart from, LogStart to, OperatorAct act) {
    RedeliveryAnswer answer =
        in(
            tx -> {
              long first = stores.events().behind(tx, from) + 1;
              long last = stores.events().behind(tx, to);
              int receivers = stores.deliveries().receivers(tx, channel);
              if (receivers == 0) {
                return new RedeliveryAnswer.NoSuchChannel();
              }
              long most = (last - first + 1) * receivers;
              if (most > RedeliveryAnswer.MOST_DELIVERIES) {
                return new RedeliveryAnswer.TooMuch(most);
              }
              int wanted = stores.deliveries().redeliver(tx, channel, first, last);
              note(tx, act, "delivery.redeliver " + first + ".." + last, "channel:" + channel);
              return new RedeliveryAnswer.Wanted(wanted);
            });
    wakeups.events();
    return answer;
  }

  /**
   * The audit trail, newest first.
   *
   * @param before older than this entry, or null for the newest
   */
  public Page<AuditEntry> audit(@Nullable Long before, int limit) {
    return in(tx -> stores.audit().list(tx, before, limit));
  }

  private Approval approve(Transaction tx, PayoutId payout, UUID id, OperatorAct act) {
    Optional<Resolution> found =
        stores.resolutions().lock(tx, id).filter(it -> it.payout().equals(payout));
    if (found.isEmpty()) {
      return Approval.refused(new ResolutionAnswer.NotFound());
    }
    Resolution resolution = found.get();
    if (resolution.proposal().operator().equals(act.operator())) {
      return Approval.refused(new ResolutionAnswer.OwnProposal());
    }
    OperatorAct before = resolution.approval();
    if (before != null) {
      return Approval.refused(
          before.operator().equals(act.operator())
              ? new ResolutionAnswer.Approved(
                  resolution, stores.payouts().find(tx, payout).orElseThrow())
              : new ResolutionAnswer.Refused(ResolutionRefusal.ALREADY_APPROVED));
    }
    LockedWork.Decided<ResolutionRefusal> decided =
        work.decideOneWithin(tx, payout, edit -> decide(edit, resolution, act)).orElseThrow();
    if (decided.value() != null) {
      return Approval.refused(new ResolutionAnswer.Refused(decided.value()));
    }
    stores.resolutions().approve(tx, id, act);
    note(tx, act, "payout.approve-resolution", "payout:" + payout);
    return new Approval(new ResolutionAnswer.Approved(resolution, decided.payout()), decided);
  }

  private @Nullable ResolutionRefusal decide(
      PayoutEdit edit, Resolution resolution, OperatorAct act) {
    Optional<ResolutionRefusal> refusal =
        resolving.whyNot(edit.payout(), resolution.claim(), edit.moment().storeTime());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    resolving.apply(edit, resolution.claim(), Story.operators(act, resolution.id()));
    return null;
  }

  /**
   * Due at once where a schedule rules; elsewhere the caller leaves a hint, unless it would hold
   * the payout back for an answer that nobody here can get.
   */
  private boolean askNow(PayoutEdit edit) {
    Payout payout = edit.payout();
    if (payout.attempts().isEmpty()) {
      return false;
    }
    return switch (payout.status()) {
      case IN_DOUBT, PENDING, ON_HOLD, PAID, FAILED, RETURNED, CANCELLED -> {
        edit.next(NextAction.NOW);
        yield true;
      }
      case ACCEPTED, SUBMITTING ->
          payout.lastAttempt().flatMap(attempt -> providers.find(attempt.provider())).isPresent();
    };
  }

  /** Payouts that waited for a provider to become active look for a route at once. */
  private void wakeWaiting() {
    int woken;
    do {
      woken = in(tx -> stores.payouts().wake(tx, WaitCode.NO_ACTIVE_PROVIDER, WAKE_BATCH));
      wakeups.dispatch().give();
    } while (woken == WAKE_BATCH);
  }

  private void note(Transaction tx, OperatorAct act, String action, String target) {
    stores.audit().append(tx, act.actor(), action, target, act.reason());
  }

  private <T> T in(Function<Transaction, T> work) {
    return stores.transactions().inTransaction(work);
  }

  private record Approval(ResolutionAnswer answer, LockedWork.@Nullable Decided<?> decided) {
    static Approval refused(ResolutionAnswer answer) {
      return new Approval(answer, null);
    }
  }
}
