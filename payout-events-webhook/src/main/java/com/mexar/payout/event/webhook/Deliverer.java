package com.mexar.payout.event.webhook;

import com.mexar.payout.store.AuditStore;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
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
    isMore |= in(tx -> store.catchUp(tx, CATCH_UP));
    isMore |= begin();
    progress.run();
    if (isMore) {
      wake();
    }
  }

  /** Once no more is tried: what ended since the last round need not wait for its claim's end. */
  void noteRest() {
    boolean isMore = true;
    while (isMore) {
      isMore = noteEnded();
    }
  }

  private boolean begin() {
    List<Endpoint> endpoints = in(store::endpoints);
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
      return false;
    }
    UUID claim = new UUID(random.nextLong(), random.nextLong());
    List<ClaimedDelivery> claimed =
        in(tx -> store.claim(tx, free, claim, settings.timeout().plus(MARGIN)));
    for (ClaimedDelivery delivery : claimed) {
      tries.begun(delivery.endpoint());
      Endpoint endpoint =
          endpoints.stream()
              .filter(it -> it.id().equals(delivery.endpoint()))
              .findFirst()
              .orElseThrow();
      begin(endpoint, delivery);
    }
    return !claimed.isEmpty();
  }

  private void begin(Endpoint endpoint, ClaimedDelivery delivery) {
    // where more was claimed than there is room for at all
    if (tries.isOverfull()) {
      ended(untried(delivery));
      return;
    }
    try {
      threads.execute(() -> ended(attempt(endpoint, delivery)));
    } catch (RejectedExecutionException e) {
      LOG.debug("the channel is closed; {} is left to others", delivery.event());
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
    } catch (RuntimeException e) {
      // whatever it is, the delivery must neither be lost nor be tried without an end
      LOG.warn("a webhook to endpoint {} could not be made", endpoint.id(), e);
      said = new Said(null, "failed with " + e.getClass().getSimpleName(), null);
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

  /** Notes what has ended, many together; returns whether there was any. */
  private boolean noteEnded() {
    List<TriedDelivery> ended = tries.toNote(BATCH);
    if (ended.isEmpty()) {
      return false;
    }
    in(
        tx -> {
          store.settle(tx, ended);
          return true;
        });
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

  private static EndpointNews together(EndpointNews one, EndpointNews other) {
    Duration pause = other.pause() == null ? one.pause() : longer(other.pause(), one.pause());
    return new EndpointNews(
        one.endpoint(), one.works() || other.works(), pause, one.gone() || other.gone());
  }

  private <T> T in(Function<Transaction, T> work) {
    return transactions.inTransaction(work);
  }
}
