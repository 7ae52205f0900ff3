package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.Operators.ANA;
import static com.mexar.payout.testkit.engine.Operators.BEA;
import static com.mexar.payout.testkit.engine.Operators.CAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ResolutionAnswer;
import com.mexar.payout.engine.ResolutionRefusal;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What two operators say of an attempt, against an engine that works meanwhile. */
interface ResolutionRules extends EngineTests {

  @Test
  default void resolution_ofOnePersonAlone_changesNothing() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();

    UUID proposal = proposed(operators.propose(payout, claim(payout, AttemptOutcome.PAID), ANA));
    ResolutionAnswer own = operators.approve(payout, proposal, Operators.act("ana", "quite sure"));

    assertThat(own).isInstanceOf(ResolutionAnswer.OwnProposal.class);
    assertThat(harness().find(payout).contradictions()).hasSize(1);
  }

  @Test
  default void resolution_ofTwo_correctsAndIsAnnounced() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();
    UUID proposal =
        proposed(operators.propose(payout, claim(payout, AttemptOutcome.UNEXECUTED), ANA));

    ResolutionAnswer answer = operators.approve(payout, proposal, BEA);
    ResolutionAnswer again = operators.approve(payout, proposal, BEA);
    ResolutionAnswer other = operators.approve(payout, proposal, CAY);
    harness().providerLies();
    harness().awaitChannel();

    assertThat(answer).isInstanceOf(ResolutionAnswer.Approved.class);
    assertThat(again).isInstanceOf(ResolutionAnswer.Approved.class);
    assertThat(other).isEqualTo(new ResolutionAnswer.Refused(ResolutionRefusal.ALREADY_APPROVED));
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.FAILED);
    assertThat(harness().store().openTasks(payout)).isEmpty();
    assertThat(harness().channel().firstArrivals(payout))
        .extracting(Event::type)
        .endsWith(EventType.CONTRADICTION, EventType.CORRECTED);
    assertThat(operators.resolutions(payout).orElseThrow())
        .singleElement()
        .satisfies(it -> assertThat(it.approval()).isEqualTo(BEA));
  }

  @Test
  default void resolution_ofAPayoutThatMovedOn_isRefused() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    UUID proposal =
        proposed(engine.operators().propose(payout, claim(payout, AttemptOutcome.UNEXECUTED), ANA));
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);
    engine.operators().inquire(payout, ANA);
    harness().awaitStatus(payout, PayoutStatus.PAID);

    assertThat(engine.operators().approve(payout, proposal, BEA))
        .isEqualTo(new ResolutionAnswer.Refused(ResolutionRefusal.SEQUENCE_MOVED));
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  default void resolution_ofAnotherPayout_isNotFound() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();
    UUID proposal = proposed(operators.propose(payout, claim(payout, AttemptOutcome.PAID), ANA));

    assertThat(operators.approve(Samples.payoutId(), proposal, BEA))
        .isInstanceOf(ResolutionAnswer.NotFound.class);
    assertThat(operators.propose(Samples.payoutId(), claim(payout, AttemptOutcome.PAID), ANA))
        .isInstanceOf(ResolutionAnswer.NotFound.class);
  }

  /** Two proposals that exclude each other, approved at once: one counts. */
  @Test
  default void fault01_approvalsAtOnce_countOnce() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();
    UUID paid = proposed(operators.propose(payout, claim(payout, AttemptOutcome.PAID), ANA));
    UUID failed =
        proposed(operators.propose(payout, claim(payout, AttemptOutcome.UNEXECUTED), ANA));
    harness().providerLies();

    List<ResolutionAnswer> answers =
        Crowd.atOnce(
            8,
            i ->
                (Callable<ResolutionAnswer>)
                    () ->
                        operators.approve(
                            payout, i % 2 == 0 ? paid : failed, i % 4 < 2 ? BEA : CAY));

    assertThat(
            operators.resolutions(payout).orElseThrow().stream()
                .filter(it -> it.isApproved())
                .count())
        .isEqualTo(1);
    assertThat(answers)
        .filteredOn(ResolutionAnswer.Approved.class::isInstance)
        .hasSizeBetween(1, 2);
    harness().awaitChannel();
    assertThat(harness().channel().firstArrivals(payout))
        .extracting(Event::type)
        .filteredOn(EventType.CORRECTED::equals)
        .hasSize(1);
  }

  /** The provider says paid while the operators say unexecuted: neither overwrites the other. */
  @Test
  default void fault03_resolutionAgainstEvidence_isOneOrTheOtherAndAContradiction() {
    harness().providerLies();
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    List<PayoutId> payouts = harness().payMany(engine, 12);
    harness().awaitAll(payouts, PayoutStatus.PENDING);
    List<UUID> proposals =
        payouts.stream()
            .map(
                id ->
                    proposed(
                        engine.operators().propose(id, claim(id, AttemptOutcome.UNEXECUTED), ANA)))
            .toList();

    Crowd.atOnce(
        payouts.size() * 2,
        i ->
            (Callable<Object>)
                () -> {
                  PayoutId payout = payouts.get(i / 2);
                  return i % 2 == 0
                      ? engine.operators().approve(payout, proposals.get(i / 2), BEA)
                      : engine.receive(
                          ALPHA,
                          provider.statement(harness().attempt(payout, 1), EvidenceKind.PAID));
                });

    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(
                        id -> {
                          Payout payout = harness().find(id);
                          if (payout.status() == PayoutStatus.PAID) {
                            assertThat(payout.contradictions()).isEmpty();
                          } else {
                            assertThat(payout.status()).isEqualTo(PayoutStatus.FAILED);
                            assertThat(payout.contradictions()).hasSize(1);
                          }
                        }));
  }

  @Test
  default void operatorsReason_isNeverAnnounced() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();
    UUID proposal = proposed(operators.propose(payout, claim(payout, AttemptOutcome.PAID), ANA));
    operators.approve(payout, proposal, BEA);
    harness().awaitChannel();

    assertThat(harness().channel().firstArrivals(payout))
        .allSatisfy(
            event ->
                assertThat(event.data())
                    .doesNotContain("letter")
                    .doesNotContain(ANA.reason())
                    .doesNotContain(BEA.reason()));
  }

  /** A payout of {@link #lastEngine} that is paid, and that its provider then calls failed. */
  private PayoutId paidAndContradicted() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    engine.receive(
        ALPHA, provider.statement(harness().attempt(payout, 1), EvidenceKind.FAILED_UNPROVEN));
    harness().awaitTask(payout, TaskKind.CONTRADICTION);
    return payout;
  }

  private PayoutEngine lastEngine() {
    return harness().lastEngine();
  }

  private ResolutionClaim claim(PayoutId payout, AttemptOutcome outcome) {
    return new ResolutionClaim(
        1, harness().find(payout).sequence(), outcome, false, "letter of the provider");
  }

  private static UUID proposed(ResolutionAnswer answer) {
    assertThat(answer).isInstanceOf(ResolutionAnswer.Proposed.class);
    return ((ResolutionAnswer.Proposed) answer).id();
  }
}
