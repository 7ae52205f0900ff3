package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host's clock jumps while the host holds leases. */
interface ClockRules extends EngineTests {

  @Test
  default void hostClock_jumpsByHoursWhileCallsAreUnderWay_losesAndRepeatsNothing() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    SettableClock clock = SettableClock.running();
    PayoutEngine engine = start(harness().store().stores(), patient(), clock, provider);
    List<PayoutId> payouts = new ArrayList<>();

    for (int hours : new int[] {5, -9, 4}) {
      Gate draft = new Gate();
      Gate confirmation = new Gate();
      provider.next(ProviderCall.DRAFT, CallFault.answerHeld(draft));
      provider.next(ProviderCall.EXECUTE, CallFault.answerHeld(confirmation));
      payouts.add(harness().pay(engine));
      draft.awaitArrival();
      clock.advance(Duration.ofHours(hours));
      draft.open();
      confirmation.awaitArrival();
      clock.advance(Duration.ofHours(-2L * hours));
      confirmation.open();
    }

    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();
    assertThat(payouts)
        .as("never in doubt")
        .allSatisfy(
            payout ->
                assertThat(harness().channel().firstArrivals(payout))
                    .extracting(Event::type)
                    .containsExactly(EventType.ACCEPTED, EventType.SUBMITTING, EventType.PAID));
    assertThat(provider.calls(ProviderCall.DRAFT)).isEqualTo(3);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(3);
  }

  /** To a host whose clock went back, its lease looks as if it had only begun. */
  @Test
  default void hostClock_goesBackWhileTheHostStandsStill_makesNoCallAfterTheLease() {
    Gate gate = new Gate();
    SettableClock clock = SettableClock.running();
    LedgerProvider alpha =
        harness().provider(LedgerProvider.named(ALPHA).trustNotFoundAfter(Duration.ZERO));
    LedgerProvider beta = harness().oneStep(BETA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    mishaps.standStillAfterSaving("lockDue", gate);
    PayoutEngine standing = start(mishaps.stores(), harness().shortLease(), clock, alpha, beta);
    PayoutId payout = harness().pay(standing);
    gate.awaitArrival();
    harness().set(ALPHA, ProviderState.SUSPENDED);

    clock.advance(Duration.ofHours(-3));
    harness().start(harness().shortLease(), alpha, beta);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    standing.close();

    assertThat(beta.executions()).hasSize(1);
    assertThat(alpha.executions()).isEmpty();
  }

  /** Which it may until lease and time-out are over, by the store's clock. */
  @Test
  default void hostClock_goesAheadByHours_doesNotEndACallThatMayStillRun() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).trustNotFoundAfter(Duration.ZERO));
    provider.next(ProviderCall.EXECUTE, CallFault.LOST_BEFORE);
    SettableClock clock = SettableClock.running();
    EngineSettings.Builder settings = patient().inquiryDelays(List.of(EngineHarness.LONG));
    PayoutEngine engine = start(harness().store().stores(), settings, clock, provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.IN_DOUBT);

    clock.advance(Duration.ofHours(5));
    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    provider.awaitCalls(ProviderCall.INQUIRE, 1);
    EngineHarness.patiently().until(() -> !harness().find(payout).hinted());
    EngineHarness.awaitRounds(engine, 3);

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
  }

  /** With leases that outlast the test. */
  private EngineSettings.Builder patient() {
    return harness().settings().lease(Duration.ofSeconds(20));
  }

  private PayoutEngine start(
      Stores stores, EngineSettings.Builder settings, SettableClock clock, LedgerProvider... with) {
    return harness()
        .start(
            stores,
            builder -> {
              builder.settings(settings.build()).clock(clock).channel(harness().channel());
              List.of(with).forEach(builder::provider);
            });
  }
}
