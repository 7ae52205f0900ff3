package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.Delivery.State;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.DeliveryTry;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Page;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a broker's channel owes beside its position is listed, and goes when it has arrived. */
public abstract class DeliveryStoreContract extends StoreContract {
  private static final String KAFKA = "kafka";
  private static final String RABBIT = "rabbitmq";

  @Test
  void bury_event_isADeadLetterOfItsChannelAlone() {
    LoggedEvent event = logged(1).get(0);
    bury(KAFKA, event);

    Delivery letter = only(list(KAFKA, null));
    assertThat(letter.id()).isEqualTo(new DeliveryId(KAFKA, event.position()));
    assertThat(letter.event()).isEqualTo(event.event());
    assertThat(letter.state()).isEqualTo(State.DEAD);
    assertThat(letter.tried()).isEqualTo(1);
    assertThat(letter.settledAt()).isNotNull();
    assertThat(letter.tries()).extracting(DeliveryTry::outcome).containsExactly("too large");
    assertThat(list(RABBIT, null)).isEmpty();
    assertThat(wanted(KAFKA)).isEmpty();
  }

  @Test
  void redeliver_deadLetter_isWantedUntilItArrives() {
    LoggedEvent event = logged(1).get(0);
    advance(KAFKA, event.position());
    bury(KAFKA, event);
    assertThat(redeliver(new DeliveryId(KAFKA, event.position()))).isEqualTo(1);
    assertThat(wanted(KAFKA)).containsExactly(event);
    assertThat(wanted(RABBIT)).isEmpty();

    arrived(KAFKA, event);

    assertThat(wanted(KAFKA)).isEmpty();
    Delivery delivered = only(list(KAFKA, State.DELIVERED));
    assertThat(delivered.tries()).hasSize(2);
    assertThat(delivered.tried()).as("since it was wanted again").isEqualTo(1);
  }

  @Test
  void bury_wantedAgain_isDeadAgain() {
    LoggedEvent event = logged(1).get(0);
    advance(KAFKA, event.position());
    bury(KAFKA, event);
    redeliver(new DeliveryId(KAFKA, event.position()));
    bury(KAFKA, event);
    assertThat(wanted(KAFKA)).isEmpty();
    assertThat(only(list(KAFKA, State.DEAD)).tries()).hasSize(2);
  }

  @Test
  void arrived_notWanted_isLeftAsItIs() {
    List<LoggedEvent> events = logged(2);
    bury(KAFKA, events.get(0));
    arrived(KAFKA, events.get(0));
    arrived(KAFKA, events.get(1));
    assertThat(only(list(KAFKA, null)).state()).isEqualTo(State.DEAD);
  }

  @Test
  void redeliver_unknown_isNone() {
    assertThat(redeliver(new DeliveryId(KAFKA, 7))).isZero();
    assertThat(redeliver()).isZero();
  }

  @Test
  void redeliverStretch_ofWhatWasSent_isWantedInTheOrderOfTheLog() {
    List<LoggedEvent> events = logged(5);
    long sent = events.get(3).position();
    advance(KAFKA, sent);

    assertThat(redeliver(KAFKA, events.get(1).position(), Long.MAX_VALUE)).isEqualTo(3);
    assertThat(wanted(KAFKA)).isEqualTo(events.subList(1, 4));
    assertThat(redeliver(KAFKA, 1, 0)).isZero();
    assertThat(redeliver(RABBIT, 1, 5)).isZero();
    assertThat(receivers(KAFKA)).isEqualTo(1);
    assertThat(receivers(RABBIT)).isZero();
  }

  @Test
  void forget_channel_forgetsWhatIsWantedOnIt() {
    LoggedEvent event = logged(1).get(0);
    run(tx -> stores().channels().begin(tx, KAFKA, new LogStart.After(1)));
    redeliver(KAFKA, 1, 1);
    boolean forgotten = in(tx -> stores().channels().forget(tx, KAFKA));
    assertThat(forgotten).isTrue();
    assertThat(wanted(KAFKA)).isEmpty();
    bury(KAFKA, event);
    assertThat(redeliver(new DeliveryId(KAFKA, event.position()))).as("on no channel").isZero();
  }

  @Test
  void list_pages_areOfTheNewestFirstAndMissNone() {
    List<LoggedEvent> events = logged(5);
    events.forEach(it -> bury(KAFKA, it));
    events.forEach(it -> bury(RABBIT, it));

    Page<Delivery> first = page(null, 4);
    Page<Delivery> rest = page(first.items().get(3).id(), 100);

    assertThat(first.more()).isTrue();
    assertThat(rest.more()).isFalse();
    assertThat(first.items())
        .extracting(it -> it.id().channel())
        .containsExactly(RABBIT, KAFKA, RABBIT, KAFKA);
    assertThat(first.items().get(0).event()).isEqualTo(events.get(4).event());
    assertThat(rest.items()).hasSize(6).doesNotContainAnyElementsOf(first.items());
  }

  @Test
  void list_ofOnePayout_isItsOwn() {
    List<LoggedEvent> events = logged(2);
    events.forEach(it -> bury(KAFKA, it));
    PayoutId payout = events.get(1).event().payout();
    DeliveryQuery query = new DeliveryQuery(null, null, payout, null, 10);
    Page<Delivery> page = in(tx -> stores().deliveries().list(tx, query));
    assertThat(only(page.items()).event().payout()).isEqualTo(payout);
  }

  /** One event each of so many payouts. */
  private List<LoggedEvent> logged(int payouts) {
    for (int i = 0; i < payouts; i++) {
      accepted();
    }
    return in(tx -> stores().events().read(tx, 0, 100));
  }

  private void bury(String channel, LoggedEvent event) {
    run(tx -> stores().deliveries().bury(tx, channel, event, "too large"));
  }

  private void arrived(String channel, LoggedEvent event) {
    run(tx -> stores().deliveries().arrived(tx, channel, List.of(event)));
  }

  private List<LoggedEvent> wanted(String channel) {
    return in(tx -> stores().deliveries().wanted(tx, channel, 100));
  }

  private int redeliver(DeliveryId... ids) {
    return in(tx -> stores().deliveries().redeliver(tx, List.of(ids)));
  }

  private int receivers(String channel) {
    return in(tx -> stores().deliveries().receivers(tx, channel));
  }

  private int redeliver(String channel, long first, long last) {
    return in(tx -> stores().deliveries().redeliver(tx, channel, first, last));
  }

  private void advance(String channel, long position) {
    run(
        tx -> {
          ChannelLease lease =
              stores()
                  .channels()
                  .acquire(tx, channel, new UUID(1, 1), Duration.ofMinutes(1))
                  .orElseThrow();
          assertThat(stores().channels().advance(tx, lease, position, Duration.ofMinutes(1)))
              .isTrue();
        });
  }

  private List<Delivery> list(String channel, @Nullable State state) {
    DeliveryQuery query = new DeliveryQuery(state, channel, null, null, 100);
    Page<Delivery> page = in(tx -> stores().deliveries().list(tx, query));
    return page.items();
  }

  private Page<Delivery> page(@Nullable DeliveryId before, int limit) {
    return in(
        tx -> stores().deliveries().list(tx, new DeliveryQuery(null, null, null, before, limit)));
  }

  private static Delivery only(List<Delivery> deliveries) {
    assertThat(deliveries).hasSize(1);
    return deliveries.get(0);
  }
}
