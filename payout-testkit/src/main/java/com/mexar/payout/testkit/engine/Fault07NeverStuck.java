package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.Operators.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stuck but healthy. */
interface Fault07NeverStuck extends EngineTests {

  @Test
  default void fault07_storeIsAwayForAWhile_workersGoOnAfterwards() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    PayoutEngine engine = harness().start(mishaps.stores(), harness().shortLease(), provider);
    List<PayoutId> payouts = harness().payMany(engine, 15);

    mishaps.goAway();
    assertThatThrownBy(() -> harness().pay(engine)).isInstanceOf(StoreUnavailableException.class);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(engine.health())
                    .filteredOn(worker -> !worker.worker().endsWith("-retention"))
                    .allSatisfy(worker -> assertThat(worker.failures()).isGreaterThan(1)));
    mishaps.comeBack();

    payouts.addAll(harness().payMany(engine, 5));
    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();
    EngineHarness.patiently()
        .untilAsserted(
            () -> assertThat(engine.health()).extracting(WorkerHealth::failures).containsOnly(0));
  }

  @Test
  default void fault07_answersOfCommitsAreLost_eachPayoutIsPaidOnce() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    mishaps.loseEvery(3);
    PayoutEngine engine = harness().start(mishaps.stores(), harness().shortLease(), provider);

    List<PayoutId> payouts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      payouts.add(payUntilAnswered(engine, Samples.anInstruction().build()));
    }

    harness().awaitAll(payouts, PayoutStatus.PAID);
    mishaps.loseEvery(0);
    harness().awaitChannel();
    assertThat(provider.executions()).hasSize(10);
    assertThat(harness().store().payouts()).hasSize(10);
  }

  @Test
  default void fault07_onePoisonedPayout_stopsNobodyElse() {
    LedgerProvider provider =
        harness()
            .provider(
                LedgerProvider.named(ALPHA)
                    .concurrency(1)
                    .whyNot(instruction -> throwOnPoison(instruction)));
    PayoutId poisoned =
        acceptedElsewhere(Samples.anInstruction().metadata("poison", "fails").build());
    PayoutId unlinked =
        acceptedElsewhere(Samples.anInstruction().metadata("poison", "does not link").build());
    PayoutEngine engine = harness().start(provider);

    PayoutId payout = harness().pay(engine);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().status(poisoned)).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(harness().status(unlinked)).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  default void fault07_idleEngine_writesNothingButLeases() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();
    String before = harness().store().fingerprint();

    EngineHarness.awaitRounds(engine, 10);

    assertThat(harness().store().fingerprint()).isEqualTo(before);
  }

  @Test
  default void fault07_closedUnderLoad_leavesEverythingRecoverable() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    PayoutEngine closing = harness().start(harness().shortLease(), provider);
    List<PayoutId> payouts = harness().payMany(closing, 60);
    provider.awaitCalls(ProviderCall.EXECUTE, 5);

    closing.close();
    harness().start(harness().shortLease(), provider);

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(60);
  }

  @Test
  default void fault07_closedUnderLoad_leavesNoStepUncalled() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine closing = harness().start(provider);
    List<PayoutId> payouts = harness().payMany(closing, 60);
    provider.awaitCalls(ProviderCall.EXECUTE, 5);

    closing.close();

    assertThat(payouts)
        .allSatisfy(
            payout ->
                assertThat(harness().status(payout))
                    .isIn(PayoutStatus.ACCEPTED, PayoutStatus.PAID));
  }

  @Test
  default void fault07_hostClockJumps_changesNothing() {
    SettableClock clock = SettableClock.running();
    LedgerProvider provider = harness().twoStep(ALPHA);
    PayoutEngine engine =
        harness()
            .start(
                harness().store().stores(),
                builder ->
                    builder
                        .settings(harness().shortLease().build())
                        .clock(clock)
                        .provider(provider)
                        .channel(harness().channel()));

    List<PayoutId> payouts = harness().payMany(engine, 5);
    clock.advance(Duration.ofHours(-3));
    payouts.addAll(harness().payMany(engine, 5));
    clock.advance(Duration.ofHours(9));
    payouts.addAll(harness().payMany(engine, 5));

    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().awaitChannel();
    assertThat(provider.executions()).hasSize(15);
  }

  @Test
  default void fault07_hintWhoseInquiryIsInVain_isAskedAgainByTheScheduleOrTheNextHint() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = waiting(engine, provider);
    provider.always(ProviderCall.INQUIRE, CallFault.LOST_BEFORE);

    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    provider.awaitCalls(ProviderCall.INQUIRE, 1);
    EngineHarness.awaitRounds(engine, 10);
    assertThat(provider.calls(ProviderCall.INQUIRE)).isEqualTo(1);

    provider.always(ProviderCall.INQUIRE, CallFault.NONE);
    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    EngineHarness.patiently().until(() -> !harness().find(payout).hinted());
    assertThat(provider.calls(ProviderCall.INQUIRE)).isEqualTo(2);
  }

  @Test
  default void fault07_hintThatIsNeverAnswered_endsInATaskAndHoldsThePayoutBack() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = waiting(engine, provider);
    provider.always(ProviderCall.INQUIRE, CallFault.LOST_BEFORE);

    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    harness().awaitTask(payout, TaskKind.INQUIRIES_EXHAUSTED);
    assertThat(provider.calls(ProviderCall.INQUIRE)).isGreaterThanOrEqualTo(6);
    engine.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);
    EngineHarness.awaitRounds(engine, 3);
    assertThat(harness().find(payout).attempts()).hasSize(1);
    provider.always(ProviderCall.INQUIRE, CallFault.NONE);

    EngineHarness.patiently().until(() -> !harness().find(payout).hinted());
    engine.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().store().openTasks(payout)).isEmpty();
  }

  /** A payout with an attempt that was refused, while its provider makes no new one. */
  private PayoutId waiting(PayoutEngine engine, LedgerProvider provider) {
    Gate gate = new Gate();
    CallFault poor = CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04);
    provider.next(ProviderCall.EXECUTE, CallFault.held(gate, poor));
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    engine.operators().setState(ALPHA, ProviderState.DRAINING, ANA);
    gate.open();
    harness().awaitStatus(payout, PayoutStatus.ACCEPTED);
    return payout;
  }

  private PayoutId acceptedElsewhere(PayoutInstruction instruction) {
    PayoutEngine elsewhere =
        PayoutEngine.builder(harness().store().stores(), harness().store().renderer())
            .provider(LedgerProvider.named(ALPHA).build())
            .build();
    try (elsewhere) {
      return harness().pay(elsewhere, instruction);
    }
  }

  private static Optional<String> throwOnPoison(PayoutInstruction instruction) {
    String poison = instruction.metadata().get("poison");
    if (poison == null) {
      return Optional.empty();
    }
    if (poison.equals("fails")) {
      throw new IllegalStateException("told to fail");
    }
    throw new NoClassDefFoundError("told not to link");
  }

  /** As a client does: the same request with the same key, until there is an answer. */
  private static PayoutId payUntilAnswered(PayoutEngine engine, PayoutInstruction instruction) {
    IdempotencyKey key = EngineHarness.key();
    while (true) {
      try {
        AcceptAnswer answer = engine.accept(Samples.CLIENT, key, instruction);
        assertThat(answer).isInstanceOf(AcceptAnswer.Accepted.class);
        return ((AcceptAnswer.Accepted) answer).payout().id();
      } catch (StoreUnavailableException e) {
        assertThat(e).hasMessageContaining("away");
      }
    }
  }
}
