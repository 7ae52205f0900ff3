package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.RedeliveryAnswer;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.testkit.provider.RecordingChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a destination refuses is a dead letter, and operators send again what was missed. */
interface DeliveryRules extends EngineTests {
  DeliveryQuery ALL = new DeliveryQuery(null, null, null, null, 100);

  @Test
  default void event_refusedForGood_isADeadLetterAndHoldsUpNothing() {
    RecordingChannel channel = harness().channel();
    channel.refuse(event -> event.type() == EventType.SUBMITTING);
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    List<PayoutId> payouts = harness().payMany(engine, 5);
    harness().awaitAll(payouts, PayoutStatus.PAID);

    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(
                        it ->
                            assertThat(channel.firstArrivals(it))
                                .extracting(Event::type)
                                .containsExactly(EventType.ACCEPTED, EventType.PAID)));
    List<Delivery> letters = engine.operators().deliveries(ALL).items();
    assertThat(letters).hasSize(5);
    assertThat(letters)
        .allSatisfy(
            it -> {
              assertThat(it.state()).isEqualTo(Delivery.State.DEAD);
              assertThat(it.event().type()).isEqualTo(EventType.SUBMITTING);
              assertThat(it.tries())
                  .singleElement()
                  .matches(one -> one.outcome().equals("told to refuse it"));
            });
  }

  /** Such as a limit that was set too low: what it refuses must not all become dead letters. */
  @Test
  default void events_refusedOneAfterTheOther_areTroubleOfTheChannel() {
    RecordingChannel channel = harness().channel();
    channel.refuse(event -> true);
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    List<PayoutId> payouts = harness().payMany(engine, 30);
    harness().awaitAll(payouts, PayoutStatus.PAID);
    EngineHarness.patiently().until(() -> engine.operators().deliveries(ALL).items().size() == 50);
    EngineHarness.awaitRounds(engine, 3);
    assertThat(engine.operators().deliveries(ALL).items()).hasSize(50);

    channel.refuse(event -> false);
    Set<Long> owed = new HashSet<>();
    harness().log().forEach(it -> owed.add(it.position()));
    engine.operators().deliveries(ALL).items().forEach(it -> owed.remove(it.id().position()));
    assertThat(owed).hasSize(90 - 50);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(channel.arrivals()).extracting(LoggedEvent::position).containsAll(owed));
    assertThat(channel.disorder()).isEmpty();
  }

  @Test
  default void deadLetter_wantedAgain_isSentOnceItIsTaken() {
    RecordingChannel channel = harness().channel();
    channel.refuse(event -> event.type() == EventType.SUBMITTING);
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    DeliveryId letter = awaitLetter(engine);

    assertThat(engine.operators().redeliver(List.of(letter), Operators.ANA)).isEqualTo(1);
    EngineHarness.patiently().until(() -> only(engine).tries().size() == 2);
    assertThat(only(engine).state()).as("refused again").isEqualTo(Delivery.State.DEAD);

    channel.refuse(event -> false);
    engine.operators().redeliver(List.of(letter), Operators.ANA);
    EngineHarness.patiently().until(() -> only(engine).state() == Delivery.State.DELIVERED);
    assertThat(channel.arrivals()).extracting(LoggedEvent::position).contains(letter.position());
    assertThat(
            engine.operators().redeliver(List.of(new DeliveryId("recording", 99)), Operators.ANA))
        .isZero();
  }

  @Test
  default void stretch_wantedAgain_goesOutAgainInOrder() {
    RecordingChannel channel = harness().channel();
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();
    List<LoggedEvent> log = harness().log();

    RedeliveryAnswer answer =
        engine
            .operators()
            .redeliver("recording", new LogStart.Beginning(), new LogStart.Now(), Operators.ANA);

    assertThat(answer).isEqualTo(new RedeliveryAnswer.Wanted(log.size()));
    EngineHarness.patiently().until(() -> channel.arrivals().size() == 2 * log.size());
    assertThat(channel.arrivals().subList(log.size(), 2 * log.size())).isEqualTo(log);
    assertThat(
            engine
                .operators()
                .redeliver("nowhere", new LogStart.Beginning(), new LogStart.Now(), Operators.ANA))
        .isEqualTo(new RedeliveryAnswer.NoSuchChannel());
  }

  @Test
  default void channel_addedLater_beginsWhereItIsToldTo() {
    PayoutEngine first = harness().start(harness().oneStep(ALPHA));
    PayoutId before = harness().pay(first);
    harness().awaitStatus(before, PayoutStatus.PAID);
    first.close();
    RecordingChannel whole = new RecordingChannel("whole");
    RecordingChannel fresh = new RecordingChannel("fresh");
    PayoutEngine second =
        harness()
            .start(
                harness().store().stores(),
                builder ->
                    builder
                        .settings(harness().settings().build())
                        .provider(harness().oneStep(ALPHA))
                        .channel(whole)
                        .channel(fresh, new LogStart.Now())
                        .channel(harness().channel()));
    PayoutId after = harness().pay(second);
    harness().awaitStatus(after, PayoutStatus.PAID);

    EngineHarness.patiently()
        .untilAsserted(
            () -> {
              assertThat(whole.arrivals()).isEqualTo(harness().log());
              assertThat(fresh.arrivals()).hasSize(3);
            });
    assertThat(fresh.firstArrivals(before)).isEmpty();
    assertThat(fresh.firstArrivals(after)).hasSize(3);
  }

  private static DeliveryId awaitLetter(PayoutEngine engine) {
    EngineHarness.patiently().until(() -> !engine.operators().deliveries(ALL).items().isEmpty());
    return only(engine).id();
  }

  private static Delivery only(PayoutEngine engine) {
    List<Delivery> all = engine.operators().deliveries(ALL).items();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
