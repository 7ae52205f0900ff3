package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What follows a refusal, by its class. */
interface RefusalRules extends EngineTests {

  @Test
  default void refusal_ofTheInstruction_failsThePayout() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    PayoutEngine engine = harness().start(provider, harness().oneStep(BETA));

    Payout failed = harness().awaitStatus(harness().pay(engine), PayoutStatus.FAILED);

    assertThat(failed.reason()).isEqualTo(Reason.of(ReasonCode.AC01));
    assertThat(failed.attempts()).hasSize(1);
  }

  @Test
  default void refusal_byCompliance_isNeverTriedElsewhere() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.COMPLIANCE, ReasonCode.RR04));
    LedgerProvider other = harness().oneStep(BETA);
    PayoutEngine engine = harness().start(provider, other);

    harness().awaitStatus(harness().pay(engine), PayoutStatus.FAILED);

    assertThat(other.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void refusal_byAProvidersLimit_goesToTheNextThenFails() {
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    CallFault limit = CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02);
    alpha.always(ProviderCall.EXECUTE, limit);
    beta.next(ProviderCall.EXECUTE, CallFault.NONE, limit);
    PayoutEngine engine = harness().start(alpha, beta);

    Payout paid = harness().awaitStatus(harness().pay(engine), PayoutStatus.PAID);
    Payout failed = harness().awaitStatus(harness().pay(engine), PayoutStatus.FAILED);

    assertThat(paid.attempts())
        .extracting(attempt -> attempt.provider())
        .containsExactly(ALPHA, BETA);
    assertThat(failed.attempts())
        .extracting(attempt -> attempt.outcome())
        .containsExactly(AttemptOutcome.UNEXECUTED, AttemptOutcome.UNEXECUTED);
    assertThat(failed.reason()).isEqualTo(Reason.of(ReasonCode.AM02));
  }

  @Test
  default void refusal_forOurBalance_waitsAndIsPaidLater() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    CallFault poor = CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04);
    provider.next(ProviderCall.DRAFT, poor, poor, poor);
    PayoutEngine engine = harness().start(harness().settings().maxAttempts(2), provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitChannel();

    assertThat(harness().find(payout).attempts()).hasSize(4);
    assertThat(harness().channel().firstArrivals(payout))
        .extracting(Event::type)
        .contains(EventType.WAITING)
        .endsWith(EventType.PAID);
    assertThat(harness().find(payout).waitingFor()).isNull();
  }

  @Test
  default void refusal_ofTheConfirmation_killsTheDraftBeforeItFails() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.INSTRUCTION, ReasonCode.AC04));
    PayoutEngine engine = harness().start(provider);

    PayoutId payout = harness().pay(engine);
    Payout failed = harness().awaitStatus(payout, PayoutStatus.FAILED);

    assertThat(failed.reason()).isEqualTo(Reason.of(ReasonCode.AC04));
    assertThat(provider.hasLiveDraft(harness().attempt(payout, 1))).isFalse();
    assertThat(provider.calls(ProviderCall.CANCEL_DRAFT)).isPositive();
  }

  @Test
  default void attempts_provenUnexecutedAgainAndAgain_endInATask() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).trustNotFoundAfter(Duration.ZERO));
    provider.always(ProviderCall.EXECUTE, CallFault.LOST_BEFORE);
    PayoutEngine engine =
        harness()
            .start(
                harness()
                    .settings()
                    .maxAttempts(2)
                    .lease(Duration.ofMillis(200))
                    .callTimeout(Duration.ofMillis(50)),
                provider);

    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.ATTEMPTS_EXHAUSTED);

    Payout waiting = harness().awaitStatus(payout, PayoutStatus.ACCEPTED);
    assertThat(waiting.attempts()).hasSize(2);
    assertThat(waiting.waitingFor())
        .extracting(wait -> wait.code())
        .isEqualTo(WaitCode.ATTEMPTS_EXHAUSTED);
  }

  @Test
  default void payout_pinnedToAProvider_isNeverPaidByAnother() {
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    beta.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    PayoutEngine engine = harness().start(alpha, beta);
    ProviderName pinned = BETA;

    harness().awaitStatus(harness().pay(engine, pinned), PayoutStatus.FAILED);

    assertThat(alpha.calls(ProviderCall.EXECUTE)).isZero();
  }
}
