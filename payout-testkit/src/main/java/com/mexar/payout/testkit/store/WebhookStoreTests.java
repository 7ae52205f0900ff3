package com.mexar.payout.testkit.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointNews;
import com.mexar.payout.webhook.EndpointSecret;
import com.mexar.payout.webhook.TriedDelivery;
import com.mexar.payout.webhook.TriedDelivery.Verdict;
import com.mexar.payout.webhook.WebhookStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the suites of endpoints and of their deliveries share. */
abstract class WebhookStoreTests extends StoreContract {
  static final Duration LONG = Duration.ofMinutes(5);
  static final Duration MAY_FAIL = Duration.ofDays(5);
  static final UUID CLAIM = new UUID(7, 7);
  static final ClientId OTHER = new ClientId("other");

  /** The store whose transactions are those of {@link #openStores()}. */
  protected abstract WebhookStore webhooks();

  final void drain(UUID endpoint) {
    List<ClaimedDelivery> claimed = claim(endpoint, 10);
    while (!claimed.isEmpty()) {
      settle(claimed.stream().map(WebhookStoreTests::delivered).toList());
      claimed = claim(endpoint, 10);
    }
  }

  final int receivers(String channel) {
    return in(tx -> stores().deliveries().receivers(tx, channel));
  }

  final int redeliver(String channel, long first, long last) {
    return in(tx -> stores().deliveries().redeliver(tx, channel, first, last));
  }

  final boolean done(Function<Transaction, Boolean> act) {
    return in(act);
  }

  final Map<UUID, String> note(Duration mayFail, EndpointNews news) {
    return in(tx -> webhooks().note(tx, List.of(news), mayFail));
  }

  final UUID endpoint() {
    return add(Set.of(), Set.of(), new LogStart.Now());
  }

  final UUID add(Set<EventType> types, Set<ClientId> clients, LogStart start) {
    EndpointDraft draft = draft(Samples.payoutId().value(), types, clients);
    return in(tx -> webhooks().add(tx, draft, start)).id();
  }

  static EndpointDraft draft(UUID id, Set<EventType> types, Set<ClientId> clients) {
    return new EndpointDraft(
        id,
        URI.create("https://a.example/hook"),
        "",
        types,
        clients,
        List.of(new EndpointSecret(new Secret("whsec_x"), null)));
  }

  final Endpoint find(UUID id) {
    return in(tx -> webhooks().find(tx, id)).orElseThrow();
  }

  /** Logs so many events of one new payout. */
  final void log(int events) {
    Acceptance acceptance = acceptance();
    accept(acceptance);
    for (int i = 1; i < events; i++) {
      change(acceptance.payout().id(), it -> Change.of(it).to(PayoutStatus.IN_DOUBT).build());
    }
  }

  /** As the relay does, with all that it may read. */
  final List<LoggedEvent> fanOut() {
    List<LoggedEvent> events = in(tx -> stores().events().read(tx, 0, 10_000));
    run(tx -> webhooks().fanOut(tx, events));
    return events;
  }

  final void catchUp() {
    boolean isMore = true;
    while (isMore) {
      isMore = in(tx -> webhooks().catchUp(tx, 3));
    }
  }

  final List<ClaimedDelivery> claim(UUID endpoint, int most) {
    return claimFor(endpoint, most, LONG, CLAIM);
  }

  final List<ClaimedDelivery> claimFor(UUID endpoint, int most, Duration length, UUID claim) {
    return in(tx -> webhooks().claim(tx, Map.of(endpoint, most), most, claim, length));
  }

  final void settle(TriedDelivery tried) {
    settle(List.of(tried));
  }

  final void settle(List<TriedDelivery> tried) {
    if (tried.isEmpty()) {
      return;
    }
    run(tx -> webhooks().settle(tx, tried));
  }

  final List<Delivery> list(UUID endpoint) {
    return in(
        tx ->
            stores()
                .deliveries()
                .list(tx, new DeliveryQuery(null, Endpoint.channel(endpoint), null, null, 10_000))
                .items());
  }

  final List<Delivery.State> states(UUID endpoint) {
    return list(endpoint).stream().map(Delivery::state).toList();
  }

  static TriedDelivery delivered(ClaimedDelivery claimed) {
    return tried(claimed, Verdict.DELIVERED, Duration.ZERO);
  }

  static TriedDelivery later(ClaimedDelivery claimed, Duration again) {
    return tried(claimed, Verdict.LATER, again);
  }

  static TriedDelivery tried(ClaimedDelivery claimed, Verdict verdict, Duration again) {
    int status = verdict == Verdict.DELIVERED ? 204 : 500;
    return new TriedDelivery(
        claimed, status, "answered " + status, Duration.ofMillis(3), verdict, again, null);
  }
}
