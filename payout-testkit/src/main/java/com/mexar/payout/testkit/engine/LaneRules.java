package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static com.mexar.payout.testkit.engine.Operators.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider that does not answer holds up its own payouts and nobody else's. */
interface LaneRules extends EngineTests {

  @Test
  default void steps_ofAProviderThatHangs_holdUpNoOther() {
    LedgerProvider hanging = harness().provider(LedgerProvider.named(ALPHA).concurrency(2));
    Gate gate = new Gate();
    hanging.always(ProviderCall.EXECUTE, CallFault.held(gate));
    PayoutEngine engine = harness().start(fewAtOnce(), hanging, harness().oneStep(BETA));
    List<PayoutId> held = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      held.add(harness().pay(engine, ALPHA));
    }
    hanging.awaitCalls(ProviderCall.EXECUTE, 2);

    PayoutId other = harness().pay(engine, BETA);

    harness().awaitStatus(other, PayoutStatus.PAID);
    assertThat(hanging.calls(ProviderCall.EXECUTE)).isEqualTo(2);
    gate.open();
    harness().awaitAll(held, PayoutStatus.PAID);
    assertThat(hanging.mostCallsAtOnce()).isEqualTo(2);
  }

  @Test
  default void inquiries_ofAProviderThatHangs_holdUpNoOther() {
    LedgerProvider hanging =
        harness()
            .provider(
                LedgerProvider.named(ALPHA).concurrency(2).settlesAs(EvidenceKind.ACKNOWLEDGED));
    LedgerProvider other =
        harness().provider(LedgerProvider.named(BETA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    Gate gate = new Gate();
    hanging.always(ProviderCall.INQUIRE, CallFault.held(gate));
    PayoutEngine engine = harness().start(fewAtOnce(), hanging, other);
    List<PayoutId> held = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      held.add(harness().pay(engine, ALPHA));
    }
    hanging.awaitCalls(ProviderCall.INQUIRE, 2);

    PayoutId payout = harness().pay(engine, BETA);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    other.settle(harness().attempt(payout, 1), EvidenceKind.PAID);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().awaitAll(held, PayoutStatus.PENDING);
    held.forEach(id -> hanging.settle(harness().attempt(id, 1), EvidenceKind.PAID));
    gate.open();
    harness().awaitAll(held, PayoutStatus.PAID);
  }

  /** Which hangs, while the payout waits for another that makes no new attempts. */
  @Test
  default void inquiries_ofHintsWhileWaiting_takeTheFreeCallsOfWhoIsAsked() {
    LedgerProvider refusing = harness().provider(LedgerProvider.named(ALPHA).concurrency(2));
    refusing.always(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    LedgerProvider next = harness().oneStep(BETA);
    PayoutEngine engine =
        harness()
            .start(
                harness().noInquiries().initialStates(Map.of(ALPHA, ProviderState.ACTIVE)),
                refusing,
                next);
    List<PayoutId> payouts = harness().payMany(engine, 8);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(id -> assertThat(harness().find(id).lane()).isEqualTo(BETA)));
    refusing.awaitQuiet();
    Gate gate = new Gate();
    refusing.always(ProviderCall.INQUIRE, CallFault.held(gate));

    payouts.forEach(id -> engine.receive(ALPHA, refusing.hint(harness().attempt(id, 1))));
    refusing.awaitCalls(ProviderCall.INQUIRE, 2);
    EngineHarness.awaitRounds(engine, 5);

    assertThat(refusing.calls(ProviderCall.INQUIRE)).isEqualTo(2);
    gate.open();
    EngineHarness.patiently()
        .until(() -> payouts.stream().noneMatch(id -> harness().find(id).hinted()));
    engine.operators().setState(BETA, ProviderState.ACTIVE, ANA);
    harness().awaitAll(payouts, PayoutStatus.PAID);
  }

  @Test
  default void payout_refusedForALimit_waitsNoMoreForTheCallsOfThatProvider() {
    LedgerProvider hanging = harness().provider(LedgerProvider.named(ALPHA).concurrency(1));
    Gate first = new Gate();
    Gate second = new Gate();
    hanging.next(
        ProviderCall.EXECUTE,
        CallFault.held(first, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02)),
        CallFault.held(second));
    PayoutEngine engine = harness().start(fewAtOnce(), hanging, harness().oneStep(BETA));
    PayoutId refused = harness().pay(engine);
    first.awaitArrival();
    PayoutId behind = harness().pay(engine, ALPHA);

    first.open();
    second.awaitArrival();

    harness().awaitStatus(refused, PayoutStatus.PAID);
    assertThat(harness().find(refused).provider()).isEqualTo(BETA);
    assertThat(harness().status(behind)).isEqualTo(PayoutStatus.SUBMITTING);
    second.open();
    harness().awaitStatus(behind, PayoutStatus.PAID);
  }

  /** So that one provider's payouts would fill every batch. */
  private EngineSettings.Builder fewAtOnce() {
    return harness().settings().lease(Duration.ofSeconds(20)).batch(5);
  }
}
