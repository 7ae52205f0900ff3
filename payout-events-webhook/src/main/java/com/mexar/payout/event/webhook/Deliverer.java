package com.mexar.payout.event.webhook;

import com.mexar.payout.store.AuditStore;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.store.TransactionRunner;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointNews;
import com.mexar.payout.webhook.TriedDelivery;
import com.mexar.payout.webhook.TriedDelivery.Verdict;
import com.mexar.payout.webhook.WebhookStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what is due at endpoints, has it tried on threads of its own, and notes what came of it.
 * One round after the other, on one thread; a try waits for nobody, and no transaction is open
 * while one is under way. A host that dies leaves claims that run out; what it had sent goes out
 * again.
 */
final class Deliverer {
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final int BATCH = 500;
  private static final int CATCH_UP = 1_000;

  /** Beyond the longest try: for an answer to be noted when the store is slow. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** Between tries at an endpoint that goes on failing: what it has missed need not hammer it. */
  private static final Duration FAILING_PAUSE = Duration.ofSeconds(1);

  private final TransactionRunner transactions;
  private final WebhookStore store;
  private final AuditStore audit;
  private final WebhookSender sender;
  private final WebhookSettings settings;
  private final RetrySchedule schedule;
  private final RandomGenerator random;
  private final Clock clock;
  private final ThreadPool threads;
  private final WebhookObserver observer;
  private final Tries tries;

  /** As of the last look, for the one thread of rounds. */
  private final Set<UUID> failing = new HashSet<>();

  private volatile Runnable wakeUp = () -> {};

  Deliverer(
      TransactionRunner transactions,
      WebhookStore store,
      AuditStore audit,
      WebhookSender sender,
      WebhookSettings settings,
      RandomGenerator random,
      Clock clock,
      ThreadPool threads,
      WebhookObserver observer) {
    this.transactions = transactions;
    this.store = store;
    this.audit = audit;
    this.sender = sender;
    this.settings = settings;
    this.schedule = new RetrySchedule(settings.retryDelays(), random);
    this.random = random;
    this.clock = clock;
    this.threads = threads;
    this.observer = observer;
    this.tries = new Tries(settings.concurrency(), settings.endpointConcurrency());
  }

  void wakenBy(Runnable waker) {
    wakeUp = waker;
  }

  void wake() {
    wakeUp.run();
  }

  /** Does one round, and calls for the next where there is more: a backlog is no endless round. */
  void run(Runnable progress) {
    boolean isMore = noteEnded();
    Round round = in(this::claim);
    Map<UUID, Endpoint> byId = round.endpointsById();
    round.claimed.forEach(
        delivery -> begin(Objects.requireNonNull(byId.get(delivery.endpoint())), delivery));
    isMore |= !round.claimed.isEmpty();
    if (round.isSomebodyBehind()) {
      isMore |= in(tx -> store.catchUp(tx, CATCH_UP));
    }
    progress.run();
    if (isMore) {
      wake();
    }
  }

  /** Notes what has ended by now, when nothing more is begun. */
  void finish() {
    boolean isMore = true;
    while (isMore) {
      isMore = noteEnded();
    }
  }

  /** Reads the endpoints and claims what they have room for, those first that chance puts first. */
  private Round claim(Transaction tx) {
    List<Endpoint> endpoints = new ArrayList<>(store.endpoints(tx));
    Collections.shuffle(endpoints, new Random(random.nextLong()));
    failing.clear();
    Map<UUID, Integer> free = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      boolean fails = endpoint.failingSince() != null;
      if (fails) {
        failing.add(endpoint.id());
      }
      int room = tries.free(endpoint.id(), fails);
      if (endpoint.isEnabled() && room > 0) {
        free.put(endpoint.id(), room);
      }
    }
    if (free.isEmpty()) {
      return new Round(endpoints, List.of());
    }
    UUID claim = new UUID(random.nextLong(), random.nextLong());
    Duration length = settings.timeout().plus(MARGIN);
    return new Round(endpoints, store.claim(tx, free, tries.freeAtAll(), claim, length));
  }

  private void begin(Endpoint endpoint, ClaimedDelivery delivery) {
    tries.begun(delivery.endpoint());
    try {
      threads.execute(() -> ended(attempt(endpoint, delivery)));
    } catch (RejectedExecutionException e) {
      LOG.debug("the channel is closed; {} is not tried", delivery.event());
      ended(untried(delivery));
    }
  }

  private void ended(TriedDelivery tried) {
    tries.ended(tried);
    wakeUp.run();
  }

  private TriedDelivery attempt(Endpoint endpoint, ClaimedDelivery delivery) {
    Instant begun = clock.instant();
    Said said;
    try {
      said = sender.send(endpoint, WebhookMessage.of(delivery.event()));
    } catch (RuntimeException | Error e) {
      // whatever it is, the delivery must neither be lost nor be tried without an end
      LOG.warn("a webhook to endpoint {} could not be made", endpoint.id(), e);
      said = Said.failed(e);
    }
    if (said.isOurs()) {
      return untried(delivery);
    }
    Duration duration = Duration.between(begun, clock.instant());
    observer.tried(endpoint.id(), said.isSuccess(), duration);
    return judged(delivery, said, duration.isNegative() ? Duration.ZERO : duration);
  }

  private TriedDelivery judged(ClaimedDelivery delivery, Said said, Duration duration) {
    if (said.isSuccess()) {
      return new TriedDelivery(
          delivery, said.status(), said.words(), duration, Verdict.DELIVERED, Duration.ZERO, null);
    }
    Optional<Duration> again = schedule.after(delivery.tried() + 1);
    Verdict verdict = again.isPresent() ? Verdict.LATER : Verdict.DEAD;
    return new TriedDelivery(
        delivery,
        said.status(),
        said.words(),
        duration,
        verdict,
        longer(again.orElse(Duration.ZERO), said.pause()),
        said.pause());
  }

  private static TriedDelivery untried(ClaimedDelivery delivery) {
    return new TriedDelivery(
        delivery, null, "", Duration.ZERO, Verdict.UNTRIED, Duration.ZERO, null);
  }

  private static Duration longer(Duration one, @Nullable Duration other) {
    return other == null || one.compareTo(other) > 0 ? one : other;
  }

  /**
   * Many together; where that fails for another reason than the store's absence, each by itself, so
   * that one that cannot be noted keeps no other from it: its claim runs out, and it is tried
   * again.
   */
  private void settle(List<TriedDelivery> ended) {
    try {
      settleTogether(ended);
    } catch (StoreUnavailableException | StoreConflictException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} tries of webhooks could not be noted together", ended.size(), e);
      for (TriedDelivery one : ended) {
        settleAlone(one);
      }
    }
  }

  private void settleAlone(TriedDelivery one) {
    try {
      settleTogether(List.of(one));
    } catch (StoreUnavailableException | StoreConflictException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("a try of {} could not be noted", one.delivery().event(), e);
    }
  }

  private void settleTogether(List<TriedDelivery> ended) {
    in(
        tx -> {
          store.settle(tx, ended);
          return true;
        });
  }

  /**
   * Notes what has ended, many together; returns whether there was any. By one thread at a time: a
   * host that stops notes the last while its worker may still be at it.
   */
  private synchronized boolean noteEnded() {
    List<TriedDelivery> ended = tries.toNote(BATCH);
    if (ended.isEmpty()) {
      return false;
    }
    settle(ended);
    tries.noted(ended);
    for (TriedDelivery tried : ended) {
      if (tried.verdict() == Verdict.DEAD) {
        observer.died(tried.delivery().endpoint());
        LOG.warn(
            "{} is a dead letter of endpoint {}: {}",
            tried.delivery().event(),
            tried.delivery().endpoint(),
            tried.outcome());
      }
    }
    noteEndpoints(ended);
    return true;
  }

  private void noteEndpoints(List<TriedDelivery> ended) {
    Map<UUID, EndpointNews> news = new HashMap<>();
    for (TriedDelivery tried : ended) {
      if (isNews(tried)) {
        EndpointNews one = newsOf(tried);
        news.merge(one.endpoint(), one, Deliverer::together);
      }
    }
    if (news.isEmpty()) {
      return;
    }
    news.replaceAll(
        (endpoint, one) -> one.works() || !failing.contains(endpoint) ? one : spaced(one));
    Map<UUID, String> disabled =
        in(
            tx -> {
              Map<UUID, String> reasons =
                  store.note(tx, new ArrayList<>(news.values()), settings.disableAfter());
              reasons.forEach(
                  (endpoint, why) ->
                      audit.append(
                          tx,
                          "engine",
                          "webhook-endpoint.disable",
                          "webhook-endpoint:" + endpoint,
                          why));
              return reasons;
            });
    disabled.forEach(
        (endpoint, why) -> {
          LOG.warn("Endpoint {} is disabled: {}. An operator can enable it again", endpoint, why);
          observer.disabled(endpoint);
        });
  }

  /** That an endpoint works which did so before needs no noting. */
  private boolean isNews(TriedDelivery tried) {
    return switch (tried.verdict()) {
      case UNTRIED -> false;
      case LATER, DEAD -> true;
      case DELIVERED -> failing.contains(tried.delivery().endpoint());
    };
  }

  private static EndpointNews newsOf(TriedDelivery tried) {
    return new EndpointNews(
        tried.delivery().endpoint(),
        tried.verdict() == Verdict.DELIVERED,
        tried.pause(),
        Said.isGone(tried.status()));
  }

  private static EndpointNews spaced(EndpointNews one) {
    return new EndpointNews(one.endpoint(), false, longer(FAILING_PAUSE, one.pause()), one.gone());
  }

  private static EndpointNews together(EndpointNews one, EndpointNews other) {
    Duration pause = other.pause() == null ? one.pause() : longer(other.pause(), one.pause());
    return new EndpointNews(
        one.endpoint(), one.works() || other.works(), pause, one.gone() || other.gone());
  }

  private <T> T in(Function<Transaction, T> work) {
    return transactions.inTransaction(work);
  }

  /** What one look has found. */
  private record Round(List<Endpoint> endpoints, List<ClaimedDelivery> claimed) {

    Map<UUID, Endpoint> endpointsById() {
      return endpoints.stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    }

    boolean isSomebodyBehind() {
      return endpoints.stream().anyMatch(it -> it.isEnabled() && it.copiedTo() != null);
    }
  }
}
