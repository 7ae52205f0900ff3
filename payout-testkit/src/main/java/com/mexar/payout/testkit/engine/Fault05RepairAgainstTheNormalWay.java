package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Inquiries that race with the normal way, or give up silently. */
interface Fault05RepairAgainstTheNormalWay extends EngineTests {

  @Test
  default void fault05_lateNotFoundAfterAnAcknowledgement_closesNothing() {
    Gate gate = new Gate();
    LedgerProvider provider =
        harness()
            .provider(
                LedgerProvider.named(ALPHA)
                    .settlesAs(EvidenceKind.ACKNOWLEDGED)
                    .trustNotFoundAfter(Duration.ZERO));
    provider
        .next(ProviderCall.EXECUTE, CallFault.LOST_AFTER)
        .always(ProviderCall.INQUIRE, CallFault.held(gate, CallFault.NOT_FOUND));
    PayoutEngine engine = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    AttemptReference attempt = harness().attempt(payout, 1);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.ACKNOWLEDGED));
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    gate.open();
    provider.awaitCalls(ProviderCall.INQUIRE, 4);

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PENDING);
    assertThat(harness().find(payout).attempts()).hasSize(1);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
    harness().awaitTask(payout, TaskKind.PROVIDER_FORGOT);
  }

  @Test
  default void fault05_notFoundWhileTheCallIsUnderWay_sendsNothing() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(ProviderCall.EXECUTE, CallFault.held(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    AttemptReference attempt = harness().attempt(payout, 1);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.ACKNOWLEDGED));
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    provider.awaitCalls(ProviderCall.INQUIRE, 1);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
    gate.open();

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
  }

  @Test
  default void fault05_twoInquiriesOfOneVersion_resumeOnce() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider
        .next(ProviderCall.EXECUTE, CallFault.LOST_BEFORE)
        .next(ProviderCall.INQUIRE, CallFault.LOST_BEFORE, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();

    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    provider.awaitQuiet();
    engine.close();

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(2);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault05_inquiriesAreExhausted_leaveATaskAndGoOn() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);

    harness().awaitTask(payout, TaskKind.INQUIRIES_EXHAUSTED);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PENDING);

    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);
    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void fault05_sentAgainAndAgainWithoutAnAnswer_leavesATask() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.always(ProviderCall.EXECUTE, CallFault.LOST_BEFORE);
    PayoutEngine engine =
        harness()
            .start(
                harness()
                    .settings()
                    .lease(Duration.ofMillis(200))
                    .callTimeout(Duration.ofMillis(50)),
                provider);

    PayoutId payout = harness().pay(engine);

    harness().awaitTask(payout, TaskKind.INQUIRIES_EXHAUSTED);
    provider.always(ProviderCall.EXECUTE, CallFault.NONE);
    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void fault05_declinedLater_failsWithTheReason() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);

    provider.decline(harness().attempt(payout, 1), RefusalClass.INSTRUCTION, ReasonCode.AC04);

    assertThat(harness().awaitStatus(payout, PayoutStatus.FAILED).reason())
        .isEqualTo(Reason.of(ReasonCode.AC04));
  }
}
