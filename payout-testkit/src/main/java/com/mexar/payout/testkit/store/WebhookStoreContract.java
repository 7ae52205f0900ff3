package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryTry;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Page;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint gets what it wants, of each payout one after the other; what one receiver does
 * harms no other, and nothing is lost on the way between being behind and being there.
 */
public abstract class WebhookStoreContract extends StoreContract {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration MAY_FAIL = Duration.ofDays(5);
  private static final UUID CLAIM = new UUID(7, 7);
  private static final ClientId OTHER = new ClientId("other");

  /** The store whose transactions are those of {@link #openStores()}. */
  protected abstract WebhookStore webhooks();

  @Test
  void claim_eventsOfTwoPayouts_areTheFirstOfEach() {
    UUID endpoint = endpoint();
    log(3);
    log(2);
    fanOut();

    List<ClaimedDelivery> claimed = claim(endpoint, 10);

    assertThat(claimed).extracting(it -> it.event().sequence()).containsExactly(1L, 1L);
    assertThat(claimed).extracting(ClaimedDelivery::tried).containsOnly(0);
    assertThat(claim(endpoint, 10)).as("while they are claimed").isEmpty();
  }

  @Test
  void settle_delivered_letsTheNextOfItsPayoutGo() {
    UUID endpoint = endpoint();
    log(3);
    fanOut();
    for (long sequence = 1; sequence <= 3; sequence++) {
      ClaimedDelivery claimed = claim(endpoint, 10).get(0);
      assertThat(claimed.event().sequence()).isEqualTo(sequence);
      settle(delivered(claimed));
    }
    assertThat(claim(endpoint, 10)).isEmpty();
    assertThat(states(endpoint)).containsOnly(Delivery.State.DELIVERED);
  }

  @Test
  void settle_later_holdsUpItsOwnPayoutAlone() {
    UUID endpoint = endpoint();
    log(2);
    fanOut();
    ClaimedDelivery held = claim(endpoint, 10).get(0);
    settle(later(held, LONG));
    log(1);
    fanOut();

    List<ClaimedDelivery> claimed = claim(endpoint, 10);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).event().payout()).isNotEqualTo(held.event().payout());
    assertThat(list(endpoint))
        .filteredOn(it -> it.id().position() == held.position())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo(Delivery.State.PENDING);
              assertThat(it.tried()).isEqualTo(1);
              assertThat(it.nextTryAt()).isAfter(it.since());
              assertThat(it.tries()).singleElement().extracting(DeliveryTry::status).isEqualTo(500);
            });
  }

  @Test
  void settle_dead_isListedAndLetsTheNextGo() {
    UUID endpoint = endpoint();
    log(2);
    fanOut();
    ClaimedDelivery dead = claim(endpoint, 1).get(0);
    settle(tried(dead, Verdict.DEAD, Duration.ZERO));

    assertThat(claim(endpoint, 1)).extracting(it -> it.event().sequence()).containsExactly(2L);
    DeliveryQuery asked = new DeliveryQuery(Delivery.State.DEAD, null, null, null, 10);
    Page<Delivery> letters = in(tx -> stores().deliveries().list(tx, asked));
    assertThat(letters.items())
        .singleElement()
        .matches(it -> it.id().position() == dead.position() && it.settledAt() != null);
  }

  @Test
  void settle_afterAnotherHasClaimedIt_countsWhatArrivedAndLeavesTheLineToItsHolder() {
    UUID endpoint = endpoint();
    log(2);
    fanOut();
    ClaimedDelivery first = claimFor(endpoint, 1, Duration.ZERO, CLAIM).get(0);
    ClaimedDelivery second = claimFor(endpoint, 1, LONG, new UUID(8, 8)).get(0);
    assertThat(second.position()).isEqualTo(first.position());

    settle(delivered(first));
    assertThat(claim(endpoint, 1)).as("the line is the other's").isEmpty();
    settle(later(second, LONG));

    assertThat(claim(endpoint, 1)).extracting(it -> it.event().sequence()).containsExactly(2L);
    assertThat(states(endpoint))
        .containsExactlyInAnyOrder(Delivery.State.DELIVERED, Delivery.State.PENDING);
  }

  @Test
  void settle_untried_isAsIfNobodyHadClaimedIt() {
    UUID endpoint = endpoint();
    log(1);
    fanOut();
    settle(tried(claim(endpoint, 1).get(0), Verdict.UNTRIED, Duration.ZERO));
    assertThat(claim(endpoint, 1)).singleElement().matches(it -> it.tried() == 0);
  }

  @Test
  void claim_roomOfEachEndpoint_isKept() {
    UUID slow = endpoint();
    UUID quick = endpoint();
    for (int i = 0; i < 5; i++) {
      log(1);
    }
    fanOut();
    List<ClaimedDelivery> claimed =
        in(tx -> webhooks().claim(tx, Map.of(slow, 1, quick, 4), 100, CLAIM, LONG));
    assertThat(claimed).filteredOn(it -> it.endpoint().equals(slow)).hasSize(1);
    assertThat(claimed).filteredOn(it -> it.endpoint().equals(quick)).hasSize(4);
  }

  @Test
  void claim_roomAtAll_isKept() {
    UUID one = endpoint();
    UUID other = endpoint();
    for (int i = 0; i < 5; i++) {
      log(1);
    }
    fanOut();
    List<ClaimedDelivery> claimed =
        in(tx -> webhooks().claim(tx, Map.of(one, 4, other, 4), 6, CLAIM, LONG));
    assertThat(claimed).hasSize(6);
    List<ClaimedDelivery> rest =
        in(tx -> webhooks().claim(tx, Map.of(one, 9, other, 9), 9, CLAIM, LONG));
    assertThat(rest).as("what was not claimed is free").hasSize(4);
  }

  @Test
  void fanOut_again_makesNoSecondDelivery() {
    UUID endpoint = endpoint();
    log(2);
    List<LoggedEvent> events = fanOut();
    settle(delivered(claim(endpoint, 1).get(0)));
    run(tx -> webhooks().fanOut(tx, events));
    assertThat(list(endpoint)).hasSize(2);
    assertThat(claim(endpoint, 10)).extracting(it -> it.event().sequence()).containsExactly(2L);
  }

  @Test
  void fanOut_filters_letThroughTypesAndClientsThatAreWanted() {
    UUID accepted = add(Set.of(EventType.ACCEPTED), Set.of(), new LogStart.Now());
    UUID others = add(Set.of(), Set.of(OTHER), new LogStart.Now());
    log(2);
    accept(acceptance(OTHER, "k", Samples.anInstruction().build()));
    fanOut();
    assertThat(list(accepted)).extracting(it -> it.event().type()).containsOnly(EventType.ACCEPTED);
    assertThat(list(accepted)).hasSize(2);
    assertThat(list(others)).extracting(it -> it.event().client()).containsExactly(OTHER);
  }

  @Test
  void add_fromNow_getsWhatCommitsAfterwardsAlone() {
    log(2);
    UUID endpoint = add(Set.of(), Set.of(), new LogStart.Now());
    fanOut();
    log(1);
    fanOut();
    catchUp();
    assertThat(list(endpoint)).hasSize(1);
    assertThat(find(endpoint).copiedTo()).isNull();
  }

  @Test
  void add_fromAPlaceInTheLog_catchesUpInOrderAndThenGetsWhatIsRelayed() {
    log(3);
    log(3);
    List<LoggedEvent> events = fanOut();
    UUID endpoint = add(Set.of(), Set.of(), new LogStart.After(events.get(0).position()));
    log(1);
    fanOut();

    assertThat(list(endpoint)).as("nothing before what is older").isEmpty();
    assertThat(done(tx -> webhooks().catchUp(tx, 2))).isTrue();
    assertThat(list(endpoint)).hasSize(2);
    catchUp();
    log(1);
    fanOut();
    assertThat(list(endpoint)).hasSize(7);
    assertThat(find(endpoint).copiedTo()).isNull();
  }

  @Test
  void disable_thenEnable_goesOnWhereItStood() {
    UUID endpoint = endpoint();
    log(1);
    fanOut();
    assertThat(done(tx -> webhooks().disable(tx, endpoint, "told to"))).isTrue();
    assertThat(done(tx -> webhooks().disable(tx, endpoint, "again"))).isFalse();
    log(1);
    fanOut();
    catchUp();
    assertThat(claim(endpoint, 10)).isEmpty();
    assertThat(find(endpoint).disabledFor()).isEqualTo("told to");

    assertThat(done(tx -> webhooks().enable(tx, endpoint))).isTrue();
    assertThat(done(tx -> webhooks().enable(tx, endpoint))).isFalse();
    catchUp();
    assertThat(claim(endpoint, 10)).hasSize(2);
  }

  @Test
  void note_failures_disablesWhatIsGoneOrFailsTooLong() {
    UUID fails = endpoint();
    UUID gone = endpoint();
    assertThat(note(MAY_FAIL, new EndpointNews(fails, false, null, false))).isEmpty();
    assertThat(find(fails).failingSince()).isNotNull();
    assertThat(note(MAY_FAIL, new EndpointNews(gone, false, null, true))).containsOnlyKeys(gone);
    assertThat(note(Duration.ZERO, new EndpointNews(fails, false, null, false)))
        .containsOnlyKeys(fails);
    assertThat(note(Duration.ZERO, new EndpointNews(fails, false, null, true)))
        .as("what is disabled already")
        .isEmpty();
    assertThat(find(fails).isEnabled()).isFalse();
  }

  @Test
  void note_success_forgetsFailures() {
    UUID endpoint = endpoint();
    note(MAY_FAIL, new EndpointNews(endpoint, false, null, false));
    note(MAY_FAIL, new EndpointNews(endpoint, true, null, false));
    assertThat(find(endpoint).failingSince()).isNull();
  }

  @Test
  void note_pause_keepsEverythingFromTheEndpoint() {
    UUID endpoint = endpoint();
    log(1);
    fanOut();
    note(MAY_FAIL, new EndpointNews(endpoint, false, LONG, false));
    assertThat(claim(endpoint, 10)).isEmpty();
  }

  @Test
  void redeliver_whatArrived_goesOutAgain() {
    UUID endpoint = endpoint();
    log(2);
    fanOut();
    ClaimedDelivery first = claim(endpoint, 1).get(0);
    settle(delivered(first));

    int wanted =
        in(
            tx ->
                stores()
                    .deliveries()
                    .redeliver(
                        tx, List.of(new DeliveryId(Endpoint.channel(endpoint), first.position()))));

    assertThat(wanted).isEqualTo(1);
    ClaimedDelivery again = claim(endpoint, 10).get(0);
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.event()).isEqualTo(first.event());
    settle(delivered(again));
    assertThat(claim(endpoint, 10)).extracting(it -> it.event().sequence()).containsExactly(2L);
  }

  @Test
  void redeliver_stretch_isWhatTheEndpointWantsOfIt() {
    UUID endpoint = add(Set.of(EventType.ACCEPTED), Set.of(), new LogStart.Now());
    UUID other = endpoint();
    log(3);
    log(1);
    List<LoggedEvent> events = fanOut();
    drain(endpoint);
    drain(other);
    long last = events.get(events.size() - 1).position();

    assertThat(redeliver(Endpoint.channel(endpoint), 1, last)).isEqualTo(2);
    assertThat(claim(other, 10)).isEmpty();
    assertThat(claim(endpoint, 10)).hasSize(2);
    assertThat(redeliver("webhook", 1, last)).isEqualTo(6);
    assertThat(receivers("webhook")).isEqualTo(2);
    assertThat(receivers(Endpoint.channel(endpoint))).isEqualTo(1);
    assertThat(receivers(Endpoint.channel(new UUID(1, 2)))).isZero();
    assertThat(receivers("nowhere")).isZero();
  }

  @Test
  void remove_endpoint_forgetsWhatHasNotArrived() {
    UUID endpoint = endpoint();
    log(2);
    fanOut();
    settle(delivered(claim(endpoint, 1).get(0)));
    assertThat(done(tx -> webhooks().remove(tx, endpoint))).isTrue();
    assertThat(done(tx -> webhooks().remove(tx, endpoint))).isFalse();
    assertThat(states(endpoint)).containsExactly(Delivery.State.DELIVERED);
    List<Endpoint> left = in(tx -> webhooks().endpoints(tx));
    assertThat(left).isEmpty();
  }

  /** What an endpoint of the configuration that was removed and came again would meet. */
  @Test
  void remove_thenAddedAgain_isTriedAsIfItHadNeverBeen() {
    UUID endpoint = endpoint();
    log(2);
    List<LoggedEvent> events = fanOut();
    settle(tried(claim(endpoint, 1).get(0), Verdict.DEAD, Duration.ZERO));
    EndpointDraft draft = draft(endpoint, Set.of(), Set.of());
    assertThat(done(tx -> webhooks().disable(tx, endpoint, "to be removed"))).isTrue();
    int cleared = in(tx -> webhooks().clear(tx, endpoint, 10));
    assertThat(cleared).isEqualTo(1);
    assertThat(done(tx -> webhooks().remove(tx, endpoint))).isTrue();
    run(tx -> webhooks().add(tx, draft, new LogStart.Beginning()));
    catchUp();
    ClaimedDelivery again = claim(endpoint, 1).get(0);
    assertThat(again.position()).isEqualTo(events.get(0).position());
    settle(delivered(again));
    assertThat(list(endpoint).get(1).tries()).hasSize(1);
  }

  @Test
  void settle_deadWhileItWasWantedAnew_staysPending() {
    UUID endpoint = endpoint();
    log(1);
    fanOut();
    settle(later(claim(endpoint, 1).get(0), Duration.ZERO));
    ClaimedDelivery last = claim(endpoint, 1).get(0);
    redeliver("webhook", last.position(), last.position());
    settle(tried(last, Verdict.DEAD, Duration.ZERO));
    assertThat(states(endpoint)).containsExactly(Delivery.State.PENDING);
    assertThat(claim(endpoint, 1)).hasSize(1);
  }

  @Test
  void note_pauses_isTheLongestOfThem() {
    UUID endpoint = endpoint();
    log(1);
    fanOut();
    note(MAY_FAIL, new EndpointNews(endpoint, false, LONG, false));
    note(MAY_FAIL, new EndpointNews(endpoint, false, Duration.ofMillis(1), false));
    assertThat(claim(endpoint, 10)).isEmpty();
  }

  /** One locks deliveries and lines in the order in which the other does. */
  @Test
  void race_redeliveriesAgainstSettles_endWithoutADeadlock() {
    UUID endpoint = endpoint();
    for (int i = 0; i < 20; i++) {
      log(2);
    }
    List<LoggedEvent> events = fanOut();
    long last = events.get(events.size() - 1).position();
    CountDownLatch wanted = new CountDownLatch(1);
    Future<Boolean> sender =
        Together.aside(
            () -> {
              while (wanted.getCount() > 0) {
                List<ClaimedDelivery> claimed = claim(endpoint, 10);
                settle(claimed.stream().map(WebhookStoreContract::delivered).toList());
              }
              return true;
            });
    for (int i = 0; i < 40; i++) {
      assertThat(redeliver("webhook", 1, last)).isEqualTo(40);
    }
    wanted.countDown();
    Together.get(sender);
    drain(endpoint);
    assertThat(states(endpoint)).hasSize(40).containsOnly(Delivery.State.DELIVERED);
  }

  @Test
  void change_secrets_areKeptWithTheirEnds() {
    UUID endpoint = endpoint();
    Endpoint before = find(endpoint);
    List<EndpointSecret> secrets =
        List.of(
            new EndpointSecret(new Secret("whsec_new"), null),
            new EndpointSecret(new Secret("whsec_old"), Samples.AT));
    Endpoint after =
        in(tx ->
                webhooks()
                    .change(
                        tx,
                        new EndpointDraft(
                            endpoint,
                            URI.create("https://b.example/x"),
                            "other",
                            Set.of(EventType.PAID),
                            Set.of(OTHER),
                            secrets)))
            .orElseThrow();
    assertThat(after.secrets())
        .extracting(it -> it.text().reveal())
        .containsExactly("whsec_new", "whsec_old");
    assertThat(after.secrets())
        .extracting(EndpointSecret::endsAt)
        .containsExactly(null, Samples.AT);
    assertThat(after.url()).hasHost("b.example");
    assertThat(after.types()).containsExactly(EventType.PAID);
    assertThat(after.clients()).containsExactly(OTHER);
    assertThat(after.updatedAt()).isAfterOrEqualTo(before.updatedAt());
  }

  /** A line that is ended while it is added to would leave what was added without a line. */
  @Test
  void race_linesEndedWhileEventsAreSharedOut_loseNothing() {
    UUID endpoint = endpoint();
    CountDownLatch written = new CountDownLatch(1);
    List<Long> arrived = new ArrayList<>();
    Future<Boolean> sender =
        Together.aside(
            () -> {
              while (true) {
                boolean last = written.getCount() == 0;
                List<ClaimedDelivery> claimed = claim(endpoint, 10);
                claimed.forEach(it -> arrived.add(it.event().sequence()));
                if (!claimed.isEmpty()) {
                  settle(claimed.stream().map(WebhookStoreContract::delivered).toList());
                } else if (last) {
                  return true;
                }
              }
            });
    var payout = accepted();
    fanOut();
    for (int i = 0; i < 60; i++) {
      change(payout.id(), before -> Change.of(before).to(PayoutStatus.IN_DOUBT).build());
      fanOut();
    }
    written.countDown();
    Together.get(sender);
    assertThat(arrived).hasSize(61).isSorted();
    assertThat(states(endpoint)).hasSize(61).containsOnly(Delivery.State.DELIVERED);
  }

  /** Between being behind and being there an endpoint must not fall. */
  @Test
  void race_endpointsAddedWhileEventsAreSharedOut_missNothing() {
    CountDownLatch written = new CountDownLatch(1);
    Future<Boolean> relay =
        Together.aside(
            () -> {
              while (written.getCount() > 0) {
                log(1);
                fanOut();
                in(tx -> webhooks().catchUp(tx, 3));
              }
              return true;
            });
    List<UUID> endpoints = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      endpoints.add(add(Set.of(), Set.of(), new LogStart.Beginning()));
    }
    written.countDown();
    Together.get(relay);
    fanOut();
    catchUp();
    int events = in(tx -> stores().events().read(tx, 0, 10_000)).size();
    for (UUID endpoint : endpoints) {
      assertThat(list(endpoint)).hasSize(events);
    }
  }

  private void drain(UUID endpoint) {
    List<ClaimedDelivery> claimed = claim(endpoint, 10);
    while (!claimed.isEmpty()) {
      settle(claimed.stream().map(WebhookStoreContract::delivered).toList());
      claimed = claim(endpoint, 10);
    }
  }

  private int receivers(String channel) {
    return in(tx -> stores().deliveries().receivers(tx, channel));
  }

  private int redeliver(String channel, long first, long last) {
    return in(tx -> stores().deliveries().redeliver(tx, channel, first, last));
  }

  private boolean done(Function<Transaction, Boolean> act) {
    return in(act);
  }

  private Map<UUID, String> note(Duration mayFail, EndpointNews news) {
    return in(tx -> webhooks().note(tx, List.of(news), mayFail));
  }

  private UUID endpoint() {
    return add(Set.of(), Set.of(), new LogStart.Now());
  }

  private UUID add(Set<EventType> types, Set<ClientId> clients, LogStart start) {
    EndpointDraft draft = draft(Samples.payoutId().value(), types, clients);
    return in(tx -> webhooks().add(tx, draft, start)).id();
  }

  private static EndpointDraft draft(UUID id, Set<EventType> types, Set<ClientId> clients) {
    return new EndpointDraft(
        id,
        URI.create("https://a.example/hook"),
        "",
        types,
        clients,
        List.of(new EndpointSecret(new Secret("whsec_x"), null)));
  }

  private Endpoint find(UUID id) {
    return in(tx -> webhooks().find(tx, id)).orElseThrow();
  }

  /** Logs so many events of one new payout. */
  private void log(int events) {
    Acceptance acceptance = acceptance();
    accept(acceptance);
    for (int i = 1; i < events; i++) {
      change(acceptance.payout().id(), it -> Change.of(it).to(PayoutStatus.IN_DOUBT).build());
    }
  }

  /** As the relay does, with all that it may read. */
  private List<LoggedEvent> fanOut() {
    List<LoggedEvent> events = in(tx -> stores().events().read(tx, 0, 10_000));
    run(tx -> webhooks().fanOut(tx, events));
    return events;
  }

  private void catchUp() {
    boolean isMore = true;
    while (isMore) {
      isMore = in(tx -> webhooks().catchUp(tx, 3));
    }
  }

  private List<ClaimedDelivery> claim(UUID endpoint, int most) {
    return claimFor(endpoint, most, LONG, CLAIM);
  }

  private List<ClaimedDelivery> claimFor(UUID endpoint, int most, Duration length, UUID claim) {
    return in(tx -> webhooks().claim(tx, Map.of(endpoint, most), most, claim, length));
  }

  private void settle(TriedDelivery tried) {
    settle(List.of(tried));
  }

  private void settle(List<TriedDelivery> tried) {
    if (tried.isEmpty()) {
      return;
    }
    run(tx -> webhooks().settle(tx, tried));
  }

  private List<Delivery> list(UUID endpoint) {
    return in(
        tx ->
            stores()
                .deliveries()
                .list(tx, new DeliveryQuery(null, Endpoint.channel(endpoint), null, null, 10_000))
                .items());
  }

  private List<Delivery.State> states(UUID endpoint) {
    return list(endpoint).stream().map(Delivery::state).toList();
  }

  private static TriedDelivery delivered(ClaimedDelivery claimed) {
    return tried(claimed, Verdict.DELIVERED, Duration.ZERO);
  }

  private static TriedDelivery later(ClaimedDelivery claimed, Duration again) {
    return tried(claimed, Verdict.LATER, again);
  }

  private static TriedDelivery tried(ClaimedDelivery claimed, Verdict verdict, Duration again) {
    int status = verdict == Verdict.DELIVERED ? 204 : 500;
    return new TriedDelivery(
        claimed, status, "answered " + status, Duration.ofMillis(3), verdict, again, null);
  }
}
