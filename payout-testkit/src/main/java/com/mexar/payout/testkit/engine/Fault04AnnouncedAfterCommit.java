package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.RecordingChannel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Announced too early, or never. */
interface Fault04AnnouncedAfterCommit extends EngineTests {

  @Test
  default void fault04_channelDownThenUp_bringsAllInOrder() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    RecordingChannel channel = harness().channel();
    channel.goDown();
    PayoutEngine engine = harness().start(provider);
    List<PayoutId> payouts = harness().payMany(engine, 10);
    harness().awaitAll(payouts, PayoutStatus.PAID);
    EngineHarness.patiently().until(() -> channel.refusals() > 0);
    assertThat(channel.arrivals()).isEmpty();

    channel.comeUp();
    harness().awaitChannel();

    assertThat(payouts)
        .allSatisfy(
            payout ->
                assertThat(channel.firstArrivals(payout))
                    .extracting(Event::type)
                    .containsExactly(EventType.ACCEPTED, EventType.SUBMITTING, EventType.PAID));
  }

  @Test
  default void fault04_publishBreaksInTheMiddleOfABatch_repeatsButLosesNothing() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    RecordingChannel channel = harness().channel();
    channel.breakAfter(1);
    channel.breakAfter(7);
    channel.breakAfter(13);
    PayoutEngine engine = harness().start(provider);

    List<PayoutId> payouts = harness().payMany(engine, 10);
    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();

    assertThat(channel.arrivals()).hasSizeGreaterThan(30);
    assertThat(Set.copyOf(channel.arrivals())).hasSize(30);
    assertThat(channel.disorder()).isEmpty();
  }

  @Test
  default void fault04_manyHostsOneChannel_keepOrderWhenTheSenderLeaves() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine leaving = harness().start(harness().shortLease(), provider);
    PayoutEngine staying = harness().start(harness().shortLease(), provider);

    List<PayoutId> before = harness().payMany(leaving, 20);
    leaving.close();
    List<PayoutId> after = harness().payMany(staying, 20);
    harness().awaitAll(before, PayoutStatus.PAID);
    harness().awaitAll(after, PayoutStatus.PAID);
    harness().awaitChannel();

    assertThat(harness().channel().disorder()).isEmpty();
  }

  @Test
  default void fault04_lostAnswersOfTheStore_repeatButLoseNothing() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    PayoutEngine engine = harness().start(mishaps.stores(), harness().settings(), provider);
    List<PayoutId> payouts = harness().payMany(engine, 5);

    mishaps.loseEvery(3);
    EngineHarness.patiently().until(() -> !harness().channel().arrivals().isEmpty());
    mishaps.loseEvery(0);

    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();
    assertThat(harness().channel().disorder()).isEmpty();
  }

  @Test
  default void fault04_deadChannel_stopsNobodyElse() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    RecordingChannel dead = new RecordingChannel("dead");
    dead.goDown();
    PayoutEngine engine =
        harness()
            .start(
                harness().store().stores(),
                builder ->
                    builder
                        .settings(harness().settings().build())
                        .provider(provider)
                        .channel(dead)
                        .channel(harness().channel()));

    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();

    assertThat(dead.arrivals()).isEmpty();
    assertThat(harness().channel().firstArrivals(payout)).hasSize(3);
  }

  @Test
  default void fault04_channelThatHangs_stopsNobodyElse() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    Gate gate = new Gate();
    RecordingChannel behind = new RecordingChannel("hanging");
    PayoutEngine engine =
        harness()
            .start(
                harness().store().stores(),
                builder ->
                    builder
                        .settings(harness().settings().build())
                        .provider(provider)
                        .channel(hangingBefore(behind, gate))
                        .channel(harness().channel()));

    List<PayoutId> payouts = harness().payMany(engine, 10);
    gate.awaitArrival();
    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();
    assertThat(relay(engine, "hanging").failures()).as("it still hangs").isZero();

    gate.open();
    EngineHarness.patiently()
        .until(() -> Set.copyOf(behind.arrivals()).size() == harness().log().size());
    assertThat(behind.disorder()).isEmpty();
  }

  /** Its events have the first places in the log, and come to be there last. */
  @Test
  default void fault04_acceptThatCommitsLate_isNotSkippedByTheRelay() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    Gate gate = new Gate();
    mishaps.standStillBeforeCommitting("accept", gate);
    PayoutEngine slow = harness().start(mishaps.stores(), harness().settings(), provider);
    PayoutEngine quick = harness().start(provider);
    CompletableFuture<PayoutId> early = CompletableFuture.supplyAsync(() -> harness().pay(slow));
    gate.awaitArrival();

    List<PayoutId> late = harness().payMany(quick, 5);
    harness().awaitAll(late, PayoutStatus.PAID);
    EngineHarness.awaitRounds(quick, 3);
    assertThat(harness().channel().arrivals()).isEmpty();
    gate.open();

    PayoutId payout = early.join();
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();
    assertThat(harness().channel().arrivals().get(0).event().payout()).isEqualTo(payout);
    assertThat(harness().channel().firstArrivals(payout)).hasSize(3);
  }

  @Test
  default void fault04_channelThatRefuses_isNoLackOfProgressOfItsRelay() {
    harness().channel().goDown();
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    harness().pay(engine);
    EngineHarness.patiently().until(() -> relay(engine, "recording").failures() > 0);

    Instant before = relay(engine, "recording").lastProgress();
    EngineHarness.patiently()
        .until(() -> relay(engine, "recording").lastProgress().isAfter(before));
    assertThat(harness().channel().arrivals()).isEmpty();
  }

  @Test
  default void fault04_channelThrowsAnError_isTriedAgain() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    harness().channel().throwOnce(new NoClassDefFoundError("told to"));
    PayoutEngine engine = harness().start(provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();

    assertThat(harness().channel().arrivals()).extracting(LoggedEvent::event).hasSize(3);
  }

  private static EventChannel hangingBefore(EventChannel behind, Gate gate) {
    return new EventChannel() {
      @Override
      public String name() {
        return behind.name();
      }

      @Override
      public void publish(List<LoggedEvent> events) throws ChannelException, InterruptedException {
        gate.pass();
        behind.publish(events);
      }
    };
  }

  private static WorkerHealth relay(PayoutEngine engine, String channel) {
    return engine.health().stream()
        .filter(health -> health.worker().equals("relay-" + channel))
        .findFirst()
        .orElseThrow();
  }
}
