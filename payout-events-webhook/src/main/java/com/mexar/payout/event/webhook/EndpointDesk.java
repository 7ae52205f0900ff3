package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointSecret;
import com.mexar.payout.webhook.WebhookStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with endpoints. Every act says who and why, and commits together with its entry
 * in the audit trail. Thread-safe.
 */
public final class EndpointDesk {
  /** How long replaced secrets go on to sign unless an operator says otherwise. */
  public static final Duration USUAL_OVERLAP = Duration.ofDays(1);

  /** The same on every host and at every start. */
  private static final UUID FIRST =
      UUID.nameUUIDFromBytes("endpoint of the configuration".getBytes(StandardCharsets.UTF_8));

  private static final int CLEARED_AT_ONCE = 1_000;

  private final Stores stores;
  private final WebhookStore store;
  private final WebhookSender sender;
  private final WebhookSettings settings;
  private final TimeOrderedIds ids;
  private final RandomGenerator random;
  private final Clock clock;
  private final Deliverer deliverer;

  EndpointDesk(
      Stores stores,
      WebhookStore store,
      WebhookSender sender,
      WebhookSettings settings,
      TimeOrderedIds ids,
      RandomGenerator random,
      Clock clock,
      Deliverer deliverer) {
    this.stores = stores;
    this.store = store;
    this.sender = sender;
    this.settings = settings;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
    this.deliverer = deliverer;
  }

  /** All endpoints, oldest first. */
  public List<Endpoint> endpoints() {
    return in(store::endpoints);
  }

  public Optional<Endpoint> find(UUID id) {
    return in(tx -> store.find(tx, id));
  }

  /**
   * Reads the address of an endpoint.
   *
   * @throws InvalidValueException if it may not be called
   */
  public URI url(String text) {
    return EndpointRule.url(text, settings.allowInsecureLoopback());
  }

  /** Adds an endpoint, with new secrets unless one is given. */
  public Endpoint add(EndpointWish wish, LogStart start, OperatorAct act) {
    EndpointDraft draft =
        new EndpointDraft(
            ids.next(),
            wish.url(),
            wish.description(),
            wish.types(),
            wish.clients(),
            secrets(wish.schemes(), wish.secret()));
    Endpoint added =
        in(
            tx -> {
              Endpoint made = store.add(tx, draft, start);
              note(tx, act, "webhook-endpoint.create", made.id());
              return made;
            });
    deliverer.wake();
    return added;
  }

  /**
   * Changes an endpoint; what the change does not name stays. What is already shared out goes out
   * by the old filters.
   */
  public Optional<Endpoint> change(UUID id, EndpointChange change, OperatorAct act) {
    Optional<Endpoint> changed =
        in(
            tx -> {
              Optional<Endpoint> found = store.lock(tx, id);
              if (found.isEmpty()) {
                return found;
              }
              store.change(tx, change.of(found.get()));
              if (Boolean.TRUE.equals(change.enabled()) && store.enable(tx, id)) {
                note(tx, act, "webhook-endpoint.enable", id);
              } else if (Boolean.FALSE.equals(change.enabled())
                  && store.disable(tx, id, "an operator disabled it: " + act.reason())) {
                note(tx, act, "webhook-endpoint.disable", id);
              }
              note(tx, act, "webhook-endpoint.change", id);
              return store.find(tx, id);
            });
    deliverer.wake();
    return changed;
  }

  /**
   * Removes an endpoint, and all of its deliveries that have not arrived.
   *
   * @return false where there is no such endpoint
   */
  public boolean remove(UUID id, OperatorAct act) {
    // little by little: the lock under which events are shared out is held for moments alone
    boolean isKnown =
        in(
            tx -> {
              store.disable(tx, id, "an operator removes it: " + act.reason());
              boolean found = store.find(tx, id).isPresent();
              if (found) {
                note(tx, act, "webhook-endpoint.remove", id);
              }
              return found;
            });
    boolean isMore = isKnown;
    while (isMore) {
      isMore = in(tx -> store.clear(tx, id, CLEARED_AT_ONCE));
    }
    return isKnown && in(tx -> store.remove(tx, id));
  }

  /**
   * Draws new secrets of the schemes that an endpoint has. The old ones go on to sign beside them
   * for the overlap.
   */
  public Optional<Endpoint> rotate(UUID id, Duration overlap, OperatorAct act) {
    return in(
        tx -> {
          Optional<Endpoint> found = store.lock(tx, id);
          if (found.isEmpty()) {
            return found;
          }
          Map<SignatureScheme, Secret> drawn = new EnumMap<>(SignatureScheme.class);
          EndpointKeys.schemes(found.get()).forEach(it -> drawn.put(it, it.draw(random)));
          note(tx, act, "webhook-endpoint.rotate-secret", id);
          return store.change(tx, withSecrets(found.get(), drawn, overlap));
        });
  }

  /**
   * Sends a message that announces nothing, whether or not the endpoint is enabled, and returns
   * what the receiver said.
   */
  public Optional<PingAnswer> ping(UUID id, OperatorAct act) {
    Optional<Endpoint> found =
        in(
            tx -> {
              Optional<Endpoint> endpoint = store.find(tx, id);
              endpoint.ifPresent(it -> note(tx, act, "webhook-endpoint.ping", id));
              return endpoint;
            });
    return found.map(this::ping);
  }

  void prepareFirst(LogStart start) {
    settings.first().ifPresent(first -> in(tx -> prepareFirst(tx, first, start)));
  }

  private Endpoint prepareFirst(Transaction tx, WebhookSettings.First first, LogStart start) {
    Map<SignatureScheme, Secret> given = Map.of(SignatureScheme.of(first.secret()), first.secret());
    Optional<Endpoint> found = store.lock(tx, FIRST);
    if (found.isEmpty()) {
      return store.add(
          tx,
          new EndpointDraft(
              FIRST,
              first.url(),
              "from the gateway's configuration",
              Set.of(),
              Set.of(),
              secrets(Set.of(), first.secret())),
          start);
    }
    Endpoint known = found.get();
    // one that an operator replaced is known still, and stays replaced
    boolean isKnownSecret =
        known.secrets().stream().anyMatch(it -> it.text().reveal().equals(first.secret().reveal()));
    if (isKnownSecret && known.url().equals(first.url())) {
      return known;
    }
    EndpointDraft draft = withSecrets(known, isKnownSecret ? Map.of() : given, USUAL_OVERLAP);
    stores
        .audit()
        .append(
            tx,
            "engine",
            "webhook-endpoint.change",
            "webhook-endpoint:" + FIRST,
            "the configuration says otherwise");
    return store
        .change(
            tx,
            new EndpointDraft(
                FIRST,
                first.url(),
                draft.description(),
                draft.types(),
                draft.clients(),
                draft.secrets()))
        .orElseThrow();
  }

  private PingAnswer ping(Endpoint endpoint) {
    Instant begun = clock.instant();
    UUID message = ids.next();
    Said said =
        sender.send(
            endpoint,
            WebhookMessage.ping(
                message.toString(),
                TraceContext.of(new PayoutId(message)).header(),
                begun,
                endpoint));
    return new PingAnswer(
        message,
        said.isSuccess(),
        said.status(),
        said.words(),
        Duration.between(begun, clock.instant()));
  }

  private EndpointDraft withSecrets(
      Endpoint endpoint, Map<SignatureScheme, Secret> given, Duration overlap) {
    return new EndpointDraft(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.types(),
        endpoint.clients(),
        EndpointKeys.replaced(endpoint, given, clock.instant(), overlap));
  }

  private List<EndpointSecret> secrets(Set<SignatureScheme> schemes, @Nullable Secret given) {
    return given == null
        ? EndpointKeys.drawn(schemes, random)
        : EndpointKeys.given(given, schemes, random);
  }

  private void note(Transaction tx, OperatorAct act, String action, UUID endpoint) {
    stores.audit().append(tx, act.actor(), action, "webhook-endpoint:" + endpoint, act.reason());
  }

  private <T> T in(Function<Transaction, T> work) {
    return stores.transactions().inTransaction(work);
  }
}
