package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A provider that fails again and again is left alone for a while, then tried out. */
interface BreakerRules extends EngineTests {

  @Test
  default void breaker_open_payoutsWaitAndAreNotPaidElsewhere() {
    LedgerProvider failing = failing();
    LedgerProvider other = harness().oneStep(BETA);
    PayoutEngine engine =
        harness().start(harness().settings().breaker(3, Duration.ofHours(1)), failing, other);
    List<PayoutId> first = harness().payMany(engine, 3);
    awaitBreaker(engine, BreakerState.OPEN);
    int before = failing.calls(ProviderCall.EXECUTE);

    List<PayoutId> later = harness().payMany(engine, 20);

    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(later)
                    .extracting(id -> harness().find(id).waitingFor())
                    .allMatch(BreakerRules::isForTheProvider));
    assertThat(failing.calls(ProviderCall.EXECUTE)).isEqualTo(before);
    assertThat(other.calls(ProviderCall.EXECUTE)).isZero();
    assertThat(first).allSatisfy(id -> assertThat(harness().find(id).attempts()).isNotEmpty());
  }

  @Test
  default void breaker_pauseOver_oneAttemptAtATimeUntilOneSucceeds() {
    LedgerProvider failing = failing();
    PayoutEngine engine = harness().start(longLease().breaker(3, Duration.ofMillis(300)), failing);
    List<PayoutId> payouts = harness().payMany(engine, 20);
    awaitBreaker(engine, BreakerState.OPEN);
    awaitNoStepUnderWay(engine, payouts);

    Gate gate = new Gate();
    failing.always(ProviderCall.EXECUTE, CallFault.held(gate));
    gate.awaitArrival();
    int withTheProbe = failing.calls(ProviderCall.EXECUTE);
    EngineHarness.awaitRounds(engine, 5);
    assertThat(breaker(engine)).isEqualTo(BreakerState.PROBING);
    assertThat(failing.calls(ProviderCall.EXECUTE)).isEqualTo(withTheProbe);
    gate.open();

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(breaker(engine)).isEqualTo(BreakerState.CLOSED);
    assertThat(payouts).extracting(id -> harness().find(id)).allMatch(BreakerRules::waitsNoMore);
  }

  @Test
  default void breaker_triedOut_payoutsThatFollowSayWhatTheyWaitFor() {
    LedgerProvider failing = failing();
    PayoutEngine engine = harness().start(longLease().breaker(3, Duration.ofMillis(300)), failing);
    harness().payMany(engine, 3);
    awaitBreaker(engine, BreakerState.OPEN);
    Gate gate = new Gate();
    failing.always(ProviderCall.EXECUTE, CallFault.held(gate));
    gate.awaitArrival();

    PayoutId later = harness().pay(engine, ALPHA);

    EngineHarness.patiently().until(() -> isForTheProvider(harness().find(later).waitingFor()));
    assertThat(breaker(engine)).isEqualTo(BreakerState.PROBING);
    gate.open();
    harness().awaitStatus(later, PayoutStatus.PAID);
    assertThat(harness().find(later).waitingFor()).isNull();
  }

  /** Nobody inquires meanwhile, so that only a second probe can show that the provider is back. */
  @Test
  default void breaker_probeThatHangs_isGivenUpWithItsLease() {
    LedgerProvider failing = failing();
    PayoutEngine engine =
        harness()
            .start(
                harness()
                    .shortLease()
                    .inquiryDelays(List.of(EngineHarness.LONG))
                    .breaker(3, Duration.ofMillis(200)),
                failing);
    Gate gate = new Gate();
    harness().payMany(engine, 3);
    awaitBreaker(engine, BreakerState.OPEN);
    failing
        .next(ProviderCall.EXECUTE, CallFault.held(gate))
        .always(ProviderCall.EXECUTE, CallFault.NONE);
    List<PayoutId> later = harness().payMany(engine, 5);
    gate.awaitArrival();

    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(later)
                    .filteredOn(id -> harness().status(id) == PayoutStatus.PAID)
                    .hasSize(4));
    assertThat(breaker(engine)).isEqualTo(BreakerState.CLOSED);
    gate.open();
  }

  /** So that a probe that is held up stays one. */
  private EngineSettings.Builder longLease() {
    return harness().settings().lease(Duration.ofSeconds(20));
  }

  private LedgerProvider failing() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.always(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    return provider;
  }

  /** Of those that were taken up before it opened, some may not have called yet. */
  private void awaitNoStepUnderWay(PayoutEngine engine, List<PayoutId> payouts) {
    EngineHarness.awaitRounds(engine, 1);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .noneMatch(id -> harness().status(id) == PayoutStatus.SUBMITTING));
  }

  private static boolean isForTheProvider(@Nullable Waiting waiting) {
    return waiting != null && waiting.code() == WaitCode.PROVIDER_UNAVAILABLE;
  }

  private static boolean waitsNoMore(Payout payout) {
    return payout.waitingFor() == null;
  }

  private static void awaitBreaker(PayoutEngine engine, BreakerState state) {
    EngineHarness.patiently().untilAsserted(() -> assertThat(breaker(engine)).isEqualTo(state));
  }

  private static BreakerState breaker(PayoutEngine engine) {
    return engine.providers().stream()
        .filter(provider -> provider.name().equals(ALPHA))
        .findFirst()
        .orElseThrow()
        .breaker();
  }
}
