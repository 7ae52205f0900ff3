package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointNews;
import com.mexar.payout.webhook.EndpointSecret;
import com.mexar.payout.webhook.TriedDelivery.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint gets what it wants, and nothing is lost on the way between being behind and being
 * there.
 */
public abstract class EndpointStoreContract extends WebhookStoreTests {

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

  @Test
  void remove_thenAddedAgain_isTriedAsIfItHadNeverBeen() {
    UUID endpoint = endpoint();
    log(2);
    List<LoggedEvent> events = fanOut();
    settle(tried(claim(endpoint, 1).get(0), Verdict.DEAD, Duration.ZERO));
    EndpointDraft draft = draft(endpoint, Set.of(), Set.of());
    assertThat(done(tx -> webhooks().disable(tx, endpoint, "to be removed"))).isTrue();
    assertThat(done(tx -> webhooks().clear(tx, endpoint, 10))).isTrue();
    assertThat(done(tx -> webhooks().clear(tx, endpoint, 10))).isFalse();
    assertThat(done(tx -> webhooks().remove(tx, endpoint))).isTrue();
    run(tx -> webhooks().add(tx, draft, new LogStart.Beginning()));
    catchUp();
    ClaimedDelivery again = claim(endpoint, 1).get(0);
    assertThat(again.position()).isEqualTo(events.get(0).position());
    settle(delivered(again));
    assertThat(list(endpoint).get(1).tries()).hasSize(1);
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
}
