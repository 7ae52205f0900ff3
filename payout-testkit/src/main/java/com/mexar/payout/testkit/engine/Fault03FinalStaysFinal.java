package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import org.junit.jupiter.api.Test;

/** Late, repeated or reordered evidence. */
interface Fault03FinalStaysFinal extends EngineTests {

  @Test
  default void fault03_lateAndRepeatedStatementsAfterPaid_changeNothing() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    long sequence = harness().find(payout).sequence();
    long version = harness().find(payout).version();
    AttemptReference attempt = harness().attempt(payout, 1);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.ACKNOWLEDGED));
    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.ON_HOLD));
    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.PAID));
    EngineHarness.patiently()
        .untilAsserted(() -> assertThat(harness().find(payout).version()).isGreaterThan(version));
    engine.close();

    assertThat(harness().find(payout).sequence()).isEqualTo(sequence);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  default void fault03_answerThatComesAfterTheStatementOfItsOutcome_isStale() {
    Gate gate = new Gate();
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    provider.next(ProviderCall.EXECUTE, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    AttemptReference attempt = harness().attempt(payout, 1);
    provider.settle(attempt, EvidenceKind.PAID);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.PAID));
    long sequence = harness().awaitStatus(payout, PayoutStatus.PAID).sequence();
    gate.open();
    provider.awaitQuiet();
    engine.close();

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
    assertThat(harness().find(payout).sequence()).isEqualTo(sequence);
  }

  @Test
  default void fault03_oldAnswerToAnInquiryAfterPaid_isStale() {
    Gate gate = new Gate();
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    provider.next(ProviderCall.INQUIRE, CallFault.answerHeld(gate));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    gate.awaitArrival();
    AttemptReference attempt = harness().attempt(payout, 1);
    provider.settle(attempt, EvidenceKind.PAID);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.PAID));
    harness().awaitStatus(payout, PayoutStatus.PAID);
    gate.open();
    provider.awaitQuiet();
    engine.close();

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  default void fault03_failedAfterPaid_isAContradictionOnce() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    AttemptReference attempt = harness().attempt(payout, 1);

    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.FAILED_UNPROVEN));
    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    long version = harness().find(payout).version();
    engine.receive(ALPHA, provider.statement(attempt, EvidenceKind.FAILED_UNPROVEN));
    EngineHarness.patiently()
        .untilAsserted(() -> assertThat(harness().find(payout).version()).isGreaterThan(version));
    harness().awaitChannel();

    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
    assertThat(harness().channel().firstArrivals(payout))
        .extracting(Event::type)
        .filteredOn(EventType.CONTRADICTION::equals)
        .hasSize(1);
  }

  @Test
  default void fault03_paidAfterFailed_isAContradictionAndStaysFailed() {
    harness().providerLies();
    LedgerProvider provider = harness().oneStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    Payout failed = harness().awaitStatus(payout, PayoutStatus.FAILED);

    provider.executeUnasked(harness().attempt(payout, 1), failed.instruction(), EvidenceKind.PAID);
    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));

    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.FAILED);
    assertThat(harness().find(payout).attempts()).hasSize(1);
  }

  @Test
  default void fault03_returnAfterPaid_isTheOneWayOn() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    AttemptReference attempt = harness().attempt(payout, 1);

    provider.settle(attempt, EvidenceKind.RETURNED);
    engine.receive(ALPHA, provider.hint(attempt));

    harness().awaitStatus(payout, PayoutStatus.RETURNED);
    assertThat(harness().store().openTasks(payout)).isEmpty();
  }
}
