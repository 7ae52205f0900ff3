package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryTry;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Page;
import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.TriedDelivery.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Of each payout one delivery after the other goes to an endpoint; what one receiver does harms no
 * other, and what is wanted again goes out again.
 */
public abstract class DeliveryLineContract extends WebhookStoreTests {

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
                settle(claimed.stream().map(WebhookStoreTests::delivered).toList());
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
                  settle(claimed.stream().map(WebhookStoreTests::delivered).toList());
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
}
