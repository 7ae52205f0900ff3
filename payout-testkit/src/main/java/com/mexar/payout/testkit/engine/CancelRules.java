package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.engine.CancelAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A wish to cancel against a payout that is being paid: the ledger and the status always agree. */
interface CancelRules extends EngineTests {

  @Test
  default void cancel_whileWaiting_isFinalAtOnceAndNothingIsEverSent() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(harness().settings().initialStates(Map.of()), provider);
    PayoutId payout = harness().pay(engine);

    assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Cancelled.class);
    harness().set(ALPHA, ProviderState.ACTIVE);
    PayoutId next = harness().pay(engine);
    harness().awaitStatus(next, PayoutStatus.PAID);

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.CANCELLED);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void cancel_duringTheDraft_killsTheDraft() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.DRAFT, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();

    assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    gate.open();
    harness().awaitStatus(payout, PayoutStatus.CANCELLED);

    assertThat(provider.hasLiveDraft(harness().attempt(payout, 1))).isFalse();
    assertThat(provider.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void cancel_duringAConfirmationThatExecutes_isPaid() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.EXECUTE, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();

    assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    gate.open();
    harness().awaitStatus(payout, PayoutStatus.PAID);

    assertThat(engine.cancel(payout, Samples.CLIENT))
        .isInstanceOf(CancelAnswer.NotCancellable.class);
  }

  /** And not by the time at which it was to be tried again, an hour later. */
  @Test
  default void cancel_whileAHintIsAskedAbout_isFinalSoonAfterTheAnswer() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    Gate gate = new Gate();
    provider.next(ProviderCall.INQUIRE, CallFault.held(gate));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);
    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    gate.awaitArrival();

    assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    EngineHarness.awaitRounds(engine, 3);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.ACCEPTED);
    gate.open();

    harness().awaitStatus(payout, PayoutStatus.CANCELLED);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
    // once more, since the payout moved between question and answer
    assertThat(provider.calls(ProviderCall.INQUIRE)).isLessThanOrEqualTo(2);
  }

  @Test
  default void cancel_againAndAgain_isNotedOnce() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);

    for (int i = 0; i < 3; i++) {
      assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    }

    assertThat(engine.operators().audit(null, 10).items())
        .extracting(AuditEntry::action)
        .containsExactly("payout.cancel");
  }

  @Test
  default void cancel_ofSomebodyElsesPayout_looksLikeNone() {
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    PayoutId payout = harness().pay(engine);

    assertThat(engine.cancel(payout, new ClientId("other")))
        .isInstanceOf(CancelAnswer.NoSuchPayout.class);
    assertThat(engine.cancel(Samples.payoutId(), Samples.CLIENT))
        .isInstanceOf(CancelAnswer.NoSuchPayout.class);
    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  /** What is judged at the end of each test: paid means executed once, cancelled means never. */
  @Test
  default void fault01_cancelsAgainstExecutions_byManyThreads_agreeWithTheLedger() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE,
        CallFault.LOST_AFTER,
        CallFault.NONE,
        CallFault.LOST_BEFORE,
        CallFault.NONE,
        CallFault.LOST_AFTER);
    PayoutEngine one = harness().start(harness().shortLease(), provider);
    PayoutEngine two = harness().start(harness().shortLease(), provider);
    int count = 40;
    List<PayoutId> payouts = harness().payMany(one, count);

    Crowd.atOnce(
        count,
        i ->
            (Callable<CancelAnswer>)
                () -> (i % 2 == 0 ? one : two).cancel(payouts.get(i), Samples.CLIENT));

    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(
                        id ->
                            assertThat(harness().status(id))
                                .isIn(PayoutStatus.PAID, PayoutStatus.CANCELLED)));
    long paid = payouts.stream().filter(id -> harness().status(id) == PayoutStatus.PAID).count();
    assertThat(provider.executions()).hasSize((int) paid);
  }
}
