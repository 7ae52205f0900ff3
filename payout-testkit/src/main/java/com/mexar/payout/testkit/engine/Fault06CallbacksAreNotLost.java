package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
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

    assertThat(answer).isEqualTo(new CallbackAnswer.NotAuthentic());
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
}
