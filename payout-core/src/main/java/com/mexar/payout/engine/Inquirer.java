package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.provider.CancelsDrafts;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what became of attempts whose inquiry is due, and kills the drafts of attempts
 * that were given up. A claim makes the payout due again later, so that an inquiry that dies with
 * its host is made by another.
 */
final class Inquirer implements Worker.Round {
  private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);

  private final Stores stores;
  private final Providers providers;
  private final LockedWork work;
  private final InquirySettlement settlement;
  private final LostAttemptSearch search;
  private final LookBack lookBack;
  private final StepDriver driver;
  private final ThreadPool calls;
  private final FreeCalls free;
  private final Signal signal;
  private final InstantSource clock;
  private final Threads threads;
  private final CallWatch watch;
  private final TimeOrderedIds ids;
  private final Watched watched;
  private final int batch;
  private final Duration busyFor;

  /** Inquiries may be due that no free call was there for. */
  private volatile boolean starved;

  Inquirer(
      Stores stores,
      Providers providers,
      LockedWork work,
      InquirySettlement settlement,
      LostAttemptSearch search,
      LookBack lookBack,
      StepDriver driver,
      ThreadPool calls,
      Signal signal,
      InstantSource clock,
      Threads threads,
      TimeOrderedIds ids,
      Watched watched,
      EngineSettings settings) {
    this.stores = stores;
    this.providers = providers;
    this.work = work;
    this.settlement = settlement;
    this.search = search;
    this.lookBack = lookBack;
    this.driver = driver;
    this.calls = calls;
    this.free = new FreeCalls(providers, settings.inquiryWorkers());
    this.signal = signal;
    this.clock = clock;
    this.threads = threads;
    this.watch = new CallWatch(threads);
    this.ids = ids;
    this.watched = watched;
    this.batch = settings.batch();
    // an inquiry, a cancellation and the inquiry after it
    this.busyFor = settings.callTimeout().multipliedBy(3);
  }

  @Override
  public void run(Worker.Progress progress) {
    boolean more;
    do {
      starved = true; // until shown otherwise: an inquiry that ends meanwhile must wake this worker
      Lanes lanes = free.lanes(batch);
      Locked due =
          stores
              .transactions()
              .inTransaction(tx -> stores.payouts().claimInquiries(tx, lanes, busyFor));
      due.payouts().forEach(payout -> askLater(payout, due));
      boolean usedUp = FreeCalls.isUsedUp(lanes, due.payouts(), Inquirer::asked);
      starved = usedUp || lanes.room().containsValue(0);
      more = usedUp && !due.payouts().isEmpty();
      progress.made();
    } while (more);
  }

  /** A payout that waits stands in the lane of whoever is to pay it, not of whoever is asked. */
  private static @Nullable ProviderName asked(Payout payout) {
    return payout.attempts().isEmpty() ? payout.lane() : payout.provider();
  }

  private void askLater(Payout payout, Locked due) {
    ProviderName asked = asked(payout);
    if (!free.tryTake(asked)) {
      // an attempt that was made since the claim; the payout is due again after a while
      return;
    }
    try {
      calls.execute(
          () -> {
            try {
              askAll(payout, due);
            } finally {
              free.giveBack(asked);
              if (starved) {
                signal.give();
              }
            }
          });
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // closing, or no thread to be had: the payout is due again after a while
      LOG.warn("an inquiry of payout {} found no thread", payout.id());
      free.giveBack(asked);
    }
  }

  private void askAll(Payout payout, Locked due) {
    try (LogContext context = LogContext.of(payout.id(), payout.trace())) {
      boolean looksBack = search.isAwaited(payout, due);
      boolean answered = true;
      for (Attempt attempt : toAsk(payout)) {
        boolean heard = ask(payout, attempt, due.now(), answered, !looksBack);
        answered &= heard || hasNoMoreToSay(attempt, due.now());
      }
      if (looksBack) {
        lookBack(payout, due, answered);
      }
    }
  }

  private void lookBack(Payout payout, Locked due, boolean answered) {
    try {
      Looked looked = search.ask(payout, due, answered);
      work.decide(
          payout.id(),
          edit -> {
            lookBack.apply(edit, looked);
            return null;
          });
    } catch (StoreUnavailableException | StoreConflictException e) {
      LOG.warn(
          "what was lost of payout {} could not be looked for; it is tried again", payout.id());
    }
  }

  /**
   * A provider that this host does not know may be another host's. Only when nothing can change any
   * more, whatever the provider, is it not waited for.
   */
  private boolean hasNoMoreToSay(Attempt attempt, Instant now) {
    Instant closedAt = attempt.closedAt();
    return providers.find(attempt.provider()).isEmpty()
        && closedAt != null
        && closedAt.plus(Schedule.LONGEST_REVERSAL).isBefore(now);
  }

  /**
   * The open attempt; where there is none, or a callback asked, every attempt that was ever sent to
   * be executed, since one that was closed may turn out to have been. The last comes last: what the
   * others say moves the version that its answer is judged by.
   */
  private static List<Attempt> toAsk(Payout payout) {
    if (payout.openAttempt().isPresent() && !payout.hinted()) {
      return List.of(payout.openAttempt().get());
    }
    int last = payout.attempts().size();
    return payout.attempts().stream()
        .filter(attempt -> attempt.number() == last || wasSent(attempt))
        .toList();
  }

  /** Given up or closed as unexecuted. What was paid is never cancelled on a stale reading. */
  private static boolean isToBeDead(Attempt attempt) {
    return switch (attempt.outcome()) {
      case OPEN -> attempt.abandonment() != null;
      case UNEXECUTED -> true;
      case PAID, RETURNED -> false;
    };
  }

  private static boolean wasSent(Attempt attempt) {
    Call call = attempt.lastCall();
    return attempt.taken() || (call != null && call.step() == StepKind.EXECUTE);
  }

  /** Whether there was an answer, and it is recorded: what is not counts as never heard. */
  private boolean ask(
      Payout payout, Attempt attempt, Instant now, boolean othersAnswered, boolean last) {
    Inquiry inquiry =
        new Inquiry(
            payout.id(),
            attempt.number(),
            payout.version(),
            now,
            payout.hints(),
            othersAnswered,
            last,
            askedFor(payout, attempt));
    Instant begun = clock.instant();
    InquiryOutcome outcome = answer(payout, attempt);
    Duration duration = Duration.between(begun, clock.instant());
    watched.tell(to -> to.inquired(attempt.provider(), outcome, duration));
    Stopwatch sinceAsked = Stopwatch.start(clock, threads);
    try {
      driver.drive(
          work.decide(payout.id(), edit -> settlement.apply(edit, inquiry, outcome)), sinceAsked);
    } catch (StoreUnavailableException | StoreConflictException e) {
      LOG.warn(
          "an inquiry's answer for payout {} could not be recorded; it is asked again",
          payout.id());
      return false;
    }
    return !(outcome instanceof InquiryOutcome.NoAnswer);
  }

  /** Watched where "not found" may come to be proof, so that no crowd of others is remembered. */
  private Duration askedFor(Payout payout, Attempt attempt) {
    boolean mayBeProof =
        payout.status() == PayoutStatus.IN_DOUBT
            && attempt.isOpen()
            && providers
                .find(attempt.provider())
                .map(provider -> provider.profile().trustNotFoundAfter())
                .isPresent();
    return mayBeProof ? watch.askedFor(attempt) : Duration.ZERO;
  }

  private InquiryOutcome answer(Payout payout, Attempt attempt) {
    Optional<PayoutProvider> configured = providers.find(attempt.provider());
    if (configured.isEmpty()) {
      // settled long ago with a provider that was removed, or another host's during a deployment
      return new InquiryOutcome.NoAnswer(
          Reason.of(ReasonCode.NARR, "the provider is not configured here"));
    }
    PayoutProvider provider = configured.get();
    InquiryRequest request = request(payout, attempt, attempt.transactionId());
    try {
      InquiryOutcome outcome = provider.inquire(request);
      if (outcome instanceof InquiryOutcome.Resumable resumable
          && isToBeDead(attempt)
          && provider instanceof CancelsDrafts cancels) {
        InquiryRequest draft = request(payout, attempt, resumable.draft().id());
        cancels.cancelDraft(draft);
        return provider.inquire(draft);
      }
      return outcome;
    } catch (RuntimeException | LinkageError e) {
      LOG.error(
          "provider {} failed at an inquiry of payout {}",
          attempt.provider(),
          payout.id(),
          new Unspoken(e));
      return new InquiryOutcome.NoAnswer(
          Reason.of(ReasonCode.NARR, "the provider's plug-in failed"));
    }
  }

  private InquiryRequest request(Payout payout, Attempt attempt, @Nullable String transactionId) {
    return new InquiryRequest(
        attempt.reference(), payout.instruction(), transactionId, payout.trace().child(ids.next()));
  }
}
