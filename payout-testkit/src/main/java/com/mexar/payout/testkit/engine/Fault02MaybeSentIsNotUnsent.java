package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Crash or time-out between a call and its record; answers that come to whoever lost the lease. */
interface Fault02MaybeSentIsNotUnsent extends EngineTests {

  @Test
  default void fault02_hostHangsAfterTheExecution_anotherHostAdoptsIt() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(ProviderCall.EXECUTE, CallFault.answerHeld(gate));
    PayoutEngine hanging = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(hanging);
    gate.awaitArrival();

    harness().start(harness().shortLease(), provider);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    provider.awaitQuiet();

    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault02_callThatArrivesAfterItsLeaseAndTheResend_isExecutedOnce() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(ProviderCall.EXECUTE, CallFault.held(gate));
    PayoutEngine hanging = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(hanging);
    gate.awaitArrival();

    harness().start(harness().shortLease(), provider);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    provider.awaitQuiet();

    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(2);
    assertThat(provider.executions()).hasSize(1);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  default void fault02_refusalThatComesToALostLease_provesNothing() {
    Gate gate = new Gate();
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE,
        CallFault.held(gate, CallFault.refused(RefusalClass.INSTRUCTION, ReasonCode.AC01)));
    PayoutEngine hanging = harness().start(harness().shortLease(), provider);
    PayoutId payout = harness().pay(hanging);
    gate.awaitArrival();

    harness().awaitStatus(payout, PayoutStatus.PAID);
    long sequence = harness().find(payout).sequence();
    gate.open();
    provider.awaitQuiet();
    hanging.close();

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
    assertThat(harness().find(payout).sequence()).isEqualTo(sequence);
  }

  @Test
  default void fault02_unknownAtEachStepInEachWay_isExecutedOnce() {
    List<CallFault> faults =
        List.of(
            CallFault.LOST_BEFORE,
            CallFault.LOST_AFTER,
            CallFault.THROWN_BEFORE,
            CallFault.THROWN_AFTER,
            CallFault.NOT_SENT);
    List<LedgerProvider> providers = new ArrayList<>();
    Map<ProviderName, ProviderState> active = new HashMap<>();
    for (ProviderCall step : List.of(ProviderCall.DRAFT, ProviderCall.EXECUTE)) {
      for (int i = 0; i < faults.size(); i++) {
        for (RepeatedReference repeated :
            List.of(RepeatedReference.REPLAYED, RepeatedReference.REFUSED)) {
          ProviderName name = new ProviderName("p" + providers.size());
          active.put(name, ProviderState.ACTIVE);
          providers.add(
              harness()
                  .provider(LedgerProvider.named(name).twoStep().repeatedReference(repeated))
                  .next(step, faults.get(i)));
        }
      }
    }
    PayoutEngine engine =
        harness()
            .start(
                harness().shortLease().initialStates(active),
                providers.toArray(LedgerProvider[]::new));

    List<PayoutId> payouts = new ArrayList<>();
    providers.forEach(provider -> payouts.add(harness().pay(engine, provider.profile().name())));

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(providers).allSatisfy(provider -> assertThat(provider.executions()).hasSize(1));
  }

  @Test
  default void fault02_unknownAgainAndAgain_isExecutedOnce() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE,
        CallFault.LOST_BEFORE,
        CallFault.LOST_BEFORE,
        CallFault.refused(RefusalClass.INSTRUCTION, ReasonCode.AC01),
        CallFault.LOST_AFTER);
    PayoutEngine engine = harness().start(harness().shortLease(), provider);

    PayoutId payout = harness().pay(engine);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().find(payout).attempts()).hasSize(1);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault02_referenceIsTaken_attemptIsAdopted() {
    LedgerProvider provider =
        harness()
            .provider(LedgerProvider.named(ALPHA).repeatedReference(RepeatedReference.REFUSED));
    provider
        .next(ProviderCall.EXECUTE, CallFault.LOST_AFTER)
        .next(ProviderCall.INQUIRE, CallFault.NOT_FOUND, CallFault.NOT_FOUND);
    PayoutEngine engine = harness().start(harness().shortLease(), provider);

    PayoutId payout = harness().pay(engine);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().find(payout).attempts()).hasSize(1);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault02_providerThatDoesNotLookAtReferences_isNeverSentOneTwice() {
    LedgerProvider provider =
        harness()
            .provider(LedgerProvider.named(ALPHA).repeatedReference(RepeatedReference.UNKNOWN));
    provider
        .next(ProviderCall.EXECUTE, CallFault.LOST_AFTER)
        .always(ProviderCall.INQUIRE, CallFault.NOT_FOUND);
    PayoutEngine engine = harness().start(harness().shortLease(), provider);

    PayoutId payout = harness().pay(engine);

    harness().awaitTask(payout, TaskKind.INQUIRIES_EXHAUSTED);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(1);
  }

  @Test
  default void fault02_hostStandsStillBetweenCommitAndCall_doesNotCallAfterItsLease() {
    Gate gate = new Gate();
    LedgerProvider alpha =
        harness().provider(LedgerProvider.named(ALPHA).trustNotFoundAfter(Duration.ZERO));
    LedgerProvider beta = harness().oneStep(BETA);
    Mishaps mishaps = Mishaps.of(harness().store().stores());
    mishaps.standStillAfterSaving("lockDue", gate);
    PayoutEngine standing = harness().start(mishaps.stores(), harness().shortLease(), alpha, beta);
    PayoutId payout = harness().pay(standing);
    gate.awaitArrival();
    harness().set(ALPHA, ProviderState.SUSPENDED);

    harness().start(harness().shortLease(), alpha, beta);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    standing.close();

    assertThat(beta.executions()).hasSize(1);
    assertThat(alpha.executions()).isEmpty();
  }
}
