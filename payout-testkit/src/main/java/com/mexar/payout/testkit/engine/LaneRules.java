package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  /** So that one provider's payouts would fill every batch. */
  private EngineSettings.Builder fewAtOnce() {
    return harness().settings().lease(Duration.ofSeconds(20)).batch(5);
  }
}
