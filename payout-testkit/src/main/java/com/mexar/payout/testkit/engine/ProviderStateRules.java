package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.UnconfiguredProviderException;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators say of providers, and when it takes effect. */
interface ProviderStateRules extends EngineTests {

  @Test
  default void provider_firstSeen_isSuspendedUnlessSettingsSayOtherwise() {
    PayoutEngine engine =
        harness()
            .start(
                harness().settings().initialStates(Map.of(BETA, ProviderState.ACTIVE)),
                harness().oneStep(ALPHA),
                harness().oneStep(BETA));

    assertThat(states())
        .isEqualTo(Map.of(ALPHA, ProviderState.SUSPENDED, BETA, ProviderState.ACTIVE));
    Payout paid = harness().awaitStatus(harness().pay(engine), PayoutStatus.PAID);
    assertThat(paid.provider()).isEqualTo(BETA);
  }

  @Test
  default void provider_seenBefore_keepsItsStateOverARestart() {
    harness().start(harness().oneStep(ALPHA)).close();
    harness().set(ALPHA, ProviderState.SUSPENDED);

    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));
    PayoutId payout = harness().pay(engine);

    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);
    assertThat(states()).isEqualTo(Map.of(ALPHA, ProviderState.SUSPENDED));
  }

  @Test
  default void provider_suspendedBetweenDraftAndConfirmation_losesTheDraftAndThePayoutWaits() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.DRAFT, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();

    harness().set(ALPHA, ProviderState.SUSPENDED);
    gate.open();

    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);
    Payout waiting = harness().find(payout);
    assertThat(waiting.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(waiting.waitingFor())
        .extracting(wait -> wait.code())
        .isEqualTo(WaitCode.NO_ACTIVE_PROVIDER);
    assertThat(provider.hasLiveDraft(harness().attempt(payout, 1))).isFalse();
    assertThat(provider.calls(ProviderCall.EXECUTE)).isZero();
  }

  @Test
  default void provider_suspendedWhilePending_isStillInquired() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);

    harness().set(ALPHA, ProviderState.SUSPENDED);
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);

    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void provider_suspendedWhileInDoubt_isSentNothing() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    Gate gate = new Gate();
    provider.next(ProviderCall.EXECUTE, CallFault.held(gate, CallFault.LOST_BEFORE));
    PayoutEngine engine = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    harness().set(ALPHA, ProviderState.SUSPENDED);
    gate.open();

    harness().awaitStatus(payout, PayoutStatus.IN_DOUBT);
    int asked = provider.calls(ProviderCall.INQUIRE);
    provider.awaitCalls(ProviderCall.INQUIRE, asked + 6);

    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
    harness().set(ALPHA, ProviderState.ACTIVE);
    harness().awaitStatus(payout, PayoutStatus.PAID);
  }

  @Test
  default void provider_draining_completesWhatIsOpenAndTakesNothingNew() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.DRAFT, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId open = harness().pay(engine);
    gate.awaitArrival();

    harness().set(ALPHA, ProviderState.DRAINING);
    PayoutId late = harness().pay(engine);
    gate.open();

    harness().awaitStatus(open, PayoutStatus.PAID);
    EngineHarness.patiently().until(() -> harness().find(late).waitingFor() != null);
    assertThat(harness().find(late).attempts()).isEmpty();
  }

  @Test
  default void engine_withoutAProviderThatHasOpenAttempts_refusesToStart() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(provider);
    harness().awaitStatus(harness().pay(engine), PayoutStatus.PENDING);
    engine.close();

    try (PayoutEngine other =
        PayoutEngine.builder(harness().store().stores(), harness().store().renderer())
            .provider(harness().oneStep(BETA))
            .build()) {
      assertThatThrownBy(other::start).isInstanceOf(UnconfiguredProviderException.class);
    }
  }

  @Test
  default void engine_withoutAProviderWhoseAttemptsAreSettled_leavesThemAlone() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    engine.close();

    PayoutEngine other = harness().start(harness().oneStep(BETA));
    Stores stores = harness().store().stores();
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.payouts().hint(tx, List.of(payout));
              return true;
            });
    EngineHarness.patiently().until(() -> harness().find(payout).inquiries() > 0);
    assertThat(harness().find(payout).hinted()).as("another host may know it").isTrue();
    PayoutId next = harness().pay(other);

    harness().awaitStatus(next, PayoutStatus.PAID);
  }

  private Map<?, ?> states() {
    Stores stores = harness().store().stores();
    return stores.transactions().inTransaction(tx -> stores.providers().states(tx));
  }
}
