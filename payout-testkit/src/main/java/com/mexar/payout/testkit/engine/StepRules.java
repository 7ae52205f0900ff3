package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is judged again between a draft and its confirmation. */
interface StepRules extends EngineTests {

  @Test
  default void deadline_passesBetweenDraftAndConfirmation_failsAndLeavesNoDraft() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.DRAFT, CallFault.answerHeld(gate));
    PayoutEngine engine =
        harness().start(harness().settings().lease(Duration.ofSeconds(5)), provider);
    Instant deadline = Instant.now().plus(Duration.ofMillis(900));
    PayoutId payout = harness().pay(engine, Samples.anInstruction().deadline(deadline).build());
    gate.awaitArrival();
    EngineHarness.patiently().until(() -> Instant.now().isAfter(deadline.plusMillis(100)));
    gate.open();

    Payout failed = harness().awaitStatus(payout, PayoutStatus.FAILED);

    assertThat(failed.reason()).extracting(reason -> reason.code()).isEqualTo(ReasonCode.TM01);
    assertThat(provider.hasLiveDraft(harness().attempt(payout, 1))).isFalse();
    assertThat(provider.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void draft_costsMoreThanTheClientAllows_failsAndLeavesNoDraft() {
    Cost dear = new Cost(Samples.money("IDR", "1500000"), Samples.money("IDR", "10001"), null);
    LedgerProvider provider = harness().provider(LedgerProvider.named(ALPHA).twoStep().cost(dear));
    PayoutEngine engine = harness().start(provider);
    PayoutInstruction instruction = Samples.anInstruction().maxDebit("IDR", "1510000").build();

    PayoutId payout = harness().pay(engine, instruction);
    Payout failed = harness().awaitStatus(payout, PayoutStatus.FAILED);

    assertThat(failed.reason()).extracting(reason -> reason.code()).isEqualTo(ReasonCode.AM14);
    assertThat(provider.hasLiveDraft(harness().attempt(payout, 1))).isFalse();
    assertThat(provider.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void draft_costsWhatTheClientAllows_isConfirmed() {
    Cost fair = new Cost(Samples.money("IDR", "1500000"), Samples.money("IDR", "10000"), null);
    LedgerProvider provider = harness().provider(LedgerProvider.named(ALPHA).twoStep().cost(fair));
    PayoutEngine engine = harness().start(provider);

    Payout paid =
        harness()
            .awaitStatus(
                harness().pay(engine, Samples.anInstruction().maxDebit("IDR", "1510000").build()),
                PayoutStatus.PAID);

    assertThat(paid.attempts().get(0).cost()).isEqualTo(fair);
  }

  @Test
  default void draft_ofAnotherAmount_isNeverConfirmed() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.DRAFT, CallFault.LYING_TERMS);
    PayoutEngine engine = harness().start(provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    EngineHarness.patiently().until(() -> !provider.hasLiveDraft(harness().attempt(payout, 1)));

    assertThat(provider.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void inquiry_thatStatesAnotherAmount_isNeverPaid() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider
        .next(ProviderCall.EXECUTE, CallFault.LOST_AFTER)
        .always(ProviderCall.INQUIRE, CallFault.LYING_TERMS);
    PayoutEngine engine = harness().start(harness().shortLease(), provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.CONTRADICTION);

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
  }

  @Test
  default void draft_thatRanOut_isFollowedByAnother() {
    SettableClock clock = SettableClock.running();
    LedgerProvider provider =
        harness()
            .provider(
                LedgerProvider.named(ALPHA)
                    .twoStep()
                    .draftValidity(Duration.ofMinutes(5))
                    .clock(clock));
    provider.next(ProviderCall.EXECUTE, CallFault.LOST_BEFORE);
    PayoutEngine engine = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(engine);
    provider.awaitCalls(ProviderCall.EXECUTE, 1);
    clock.advance(Duration.ofMinutes(6));

    Payout paid = harness().awaitStatus(payout, PayoutStatus.PAID);

    assertThat(paid.attempts()).hasSize(2);
  }

  @Test
  default void draft_tooShortToConfirm_isKilledEachTimeAndBounded() {
    LedgerProvider provider =
        harness()
            .provider(LedgerProvider.named(ALPHA).twoStep().draftValidity(Duration.ofMillis(400)));
    PayoutEngine engine = harness().start(harness().settings().maxAttempts(3), provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.ATTEMPTS_EXHAUSTED);

    assertThat(harness().find(payout).attempts())
        .extracting(attempt -> attempt.abandonment())
        .containsOnly(Abandonment.DRAFT_EXPIRED)
        .hasSize(3);
    assertThat(provider.executions()).isEmpty();
  }
}
