package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The callback's way is broken, and nobody sees it. */
interface Fault06CallbacksAreNotLost extends EngineTests {

  @Test
  default void fault06_orphan_isKeptAndMatchedOnItsOwn() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutInstruction instruction = Samples.anInstruction().build();
    AttemptReference attempt = AttemptReference.derive(Samples.CLIENT, instruction.reference(), 1);

    CallbackAnswer answer = engine.receive(ALPHA, provider.hint(attempt));
    assertThat(answer).isEqualTo(new CallbackAnswer.Kept(CallbackReply.NO_CONTENT));
    PayoutId payout = harness().pay(engine, instruction);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    provider.settle(attempt, EvidenceKind.PAID);

    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void fault06_sameBytesAgain_causeANewInquiry() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    AttemptReference attempt = harness().attempt(payout, 1);

    engine.receive(ALPHA, provider.hint(attempt));
    provider.awaitCalls(ProviderCall.INQUIRE, 1);
    engine.receive(ALPHA, provider.hint(attempt));
    provider.awaitCalls(ProviderCall.INQUIRE, 2);
    provider.settle(attempt, EvidenceKind.PAID);
    engine.receive(ALPHA, provider.hint(attempt));

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().store().callbacks()).isEqualTo(1);
  }

  @Test
  default void fault06_forgedCallback_isNotKeptAndMovesNothing() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);

    CallbackAnswer answer = engine.receive(ALPHA, provider.forged(harness().attempt(payout, 1)));

    assertThat(answer).isInstanceOf(CallbackAnswer.NotAuthentic.class);
    assertThat(harness().store().callbacks()).isZero();
    assertThat(harness().find(payout).hinted()).isFalse();
  }

  @Test
  default void fault06_providerOfAnotherHost_isToBeSentAgain() {
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    PayoutEngine knowsBoth = harness().start(alpha, beta);
    PayoutEngine knowsOne = harness().start(alpha);
    AttemptReference attempt = AttemptReference.derive(Samples.CLIENT, Samples.reference(), 1);

    assertThat(knowsOne.receive(BETA, beta.hint(attempt)))
        .isEqualTo(new CallbackAnswer.KnownElsewhere());
    assertThat(knowsOne.receive(new ProviderName("nobody"), beta.hint(attempt)))
        .isEqualTo(new CallbackAnswer.NoSuchProvider());
    assertThat(knowsBoth.receive(BETA, beta.hint(attempt))).isInstanceOf(CallbackAnswer.Kept.class);
  }

  @Test
  default void fault06_callbackWhileTheStepIsUnderWay_isInquiredAfterIt() {
    Gate gate = new Gate();
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    provider.next(ProviderCall.EXECUTE, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    AttemptReference attempt = harness().attempt(payout, 1);
    provider.settle(attempt, EvidenceKind.PAID);

    engine.receive(ALPHA, provider.hint(attempt));
    EngineHarness.patiently().until(() -> harness().find(payout).hinted());
    gate.open();

    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void fault06_callbackOfAnEarlierAttempt_isNotTakenForNewsOfTheLast() {
    harness().providerLies();
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta =
        harness().provider(LedgerProvider.named(BETA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    PayoutEngine engine = harness().start(harness().noInquiries(), alpha, beta);
    PayoutId payout = harness().pay(engine);
    Payout pending = harness().awaitStatus(payout, PayoutStatus.PENDING);
    assertThat(pending.provider()).isEqualTo(BETA);

    AttemptReference refused = harness().attempt(payout, 1);
    alpha.executeUnasked(refused, pending.instruction(), EvidenceKind.PAID);
    engine.receive(ALPHA, alpha.hint(refused));

    harness().awaitTask(payout, TaskKind.CONTRADICTION);
  }

  @Test
  default void fault06_callbackOfAnEarlierAttempt_withoutAnAnswerAtFirst_isAskedAboutAgain() {
    harness().providerLies();
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta =
        harness().provider(LedgerProvider.named(BETA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    PayoutEngine engine = harness().start(alpha, beta);
    PayoutId payout = harness().pay(engine);
    Payout pending = harness().awaitStatus(payout, PayoutStatus.PENDING);

    AttemptReference refused = harness().attempt(payout, 1);
    alpha.executeUnasked(refused, pending.instruction(), EvidenceKind.PAID);
    alpha.next(ProviderCall.INQUIRE, CallFault.LOST_BEFORE, CallFault.LOST_BEFORE);
    engine.receive(ALPHA, alpha.hint(refused));

    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    assertThat(alpha.calls(ProviderCall.INQUIRE)).isGreaterThanOrEqualTo(3);
  }

  @Test
  default void fault06_callbackOfAClosedAttemptWhileWaiting_opensNoOther() {
    harness().providerLies();
    LedgerProvider alpha = harness().oneStep(ALPHA);
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    PayoutEngine engine =
        harness().start(harness().settings().inquiryDelays(List.of(Duration.ofSeconds(2))), alpha);
    PayoutId payout = harness().pay(engine);
    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);

    AttemptReference refused = harness().attempt(payout, 1);
    alpha.executeUnasked(refused, harness().find(payout).instruction(), EvidenceKind.PAID);
    engine.receive(ALPHA, alpha.hint(refused));

    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    assertThat(alpha.executions()).hasSize(1);
  }

  /** What the store did not take was not heard: the next attempt would be a second payment. */
  @Test
  default void fault06_answerThatCouldNotBeRecorded_doesNotLiftTheHint() {
    harness().providerLies();
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    PayoutEngine engine =
        harness()
            .start(
                mishaps.stores(),
                harness().settings().inquiryDelays(List.of(Duration.ofSeconds(3))),
                alpha,
                beta);
    PayoutId payout = refusedByBoth(engine, alpha, beta);
    Gate first = new Gate();
    Gate second = new Gate();
    alpha.next(ProviderCall.INQUIRE, CallFault.answerHeld(first));
    beta.next(ProviderCall.INQUIRE, CallFault.answerHeld(second));

    engine.receive(ALPHA, alpha.hint(harness().attempt(payout, 1)));
    first.awaitArrival();
    mishaps.goAway();
    first.open();
    second.awaitArrival();
    mishaps.comeBack();
    second.open();

    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    assertThat(beta.executions()).isEmpty();
  }

  /** Another host may know it, as during a deployment. */
  @Test
  default void fault06_hostThatDoesNotKnowTheEarlierProvider_doesNotLiftTheHint() {
    harness().providerLies();
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    EngineSettings.Builder settings =
        harness().settings().inquiryDelays(List.of(Duration.ofSeconds(3)));
    PayoutEngine knowing = harness().start(settings, alpha, beta);
    PayoutId payout = refusedByBoth(knowing, alpha, beta);
    alpha.always(ProviderCall.INQUIRE, CallFault.LOST_BEFORE);
    knowing.receive(ALPHA, alpha.hint(harness().attempt(payout, 1)));
    EngineHarness.patiently().until(() -> harness().find(payout).hinted());
    knowing.close();
    int before = harness().find(payout).inquiries();

    harness().start(settings, beta);

    EngineHarness.patiently().until(() -> harness().find(payout).inquiries() > before + 1);
    assertThat(harness().find(payout).hinted()).isTrue();
    assertThat(beta.executions()).isEmpty();
  }

  /** Waits for its next attempt, while the first provider has paid the first all the same. */
  private PayoutId refusedByBoth(PayoutEngine engine, LedgerProvider alpha, LedgerProvider beta) {
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    beta.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    PayoutId payout = harness().pay(engine);
    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);
    alpha.executeUnasked(
        harness().attempt(payout, 1), harness().find(payout).instruction(), EvidenceKind.PAID);
    return payout;
  }
}
