package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ProviderView;
import com.mexar.payout.engine.ResolutionAnswer;
import com.mexar.payout.engine.ResolutionRefusal;
import com.mexar.payout.engine.TaskView;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What operators do, against an engine that works meanwhile. */
interface OperatorRules extends EngineTests {
  OperatorAct ANA = act("ana", "the regulator called");
  OperatorAct BEA = act("bea", "I have read the letter");
  OperatorAct CAY = act("cay", "so have I");

  @Test
  default void provider_activated_wakesWhatWaitedForIt() {
    PayoutEngine engine =
        harness().start(harness().settings().initialStates(Map.of()), harness().oneStep(ALPHA));
    List<PayoutId> payouts = harness().payMany(engine, 5);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(id -> assertThat(harness().find(id).waitingFor()).isNotNull()));

    Optional<ProviderView> set = engine.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);

    assertThat(set).map(ProviderView::state).contains(ProviderState.ACTIVE);
    assertThat(set.orElseThrow().history().get(0).actor()).isEqualTo("operator:ana");
    // by itself it would look again only after 30 seconds
    EngineHarness.patiently()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(payouts)
                    .allSatisfy(
                        id -> assertThat(harness().status(id)).isEqualTo(PayoutStatus.PAID)));
  }

  @Test
  default void provider_neverSeen_isNotSet() {
    PayoutEngine engine = harness().start(harness().oneStep(ALPHA));

    assertThat(engine.operators().setState(BETA, ProviderState.ACTIVE, ANA)).isEmpty();
    assertThat(engine.operators().audit(null, 10).items()).isEmpty();
  }

  /** What was sent stays what it is; every payout is executed once, whoever held it up. */
  @Test
  default void fault01_suspendedAndActivatedUnderLoad_byManyThreads_paysEachOnce() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    PayoutEngine one = harness().start(harness().shortLease(), provider);
    PayoutEngine two = harness().start(harness().shortLease(), provider);

    List<List<PayoutId>> paid =
        Crowd.atOnce(
            6,
            i ->
                (Callable<List<PayoutId>>)
                    () -> {
                      PayoutEngine engine = i % 2 == 0 ? one : two;
                      if (i >= 4) {
                        for (int n = 0; n < 10; n++) {
                          engine.operators().setState(ALPHA, ProviderState.SUSPENDED, ANA);
                          engine.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);
                        }
                        return List.of();
                      }
                      return harness().payMany(engine, 15);
                    });
    one.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);

    List<PayoutId> payouts = new ArrayList<>();
    paid.forEach(payouts::addAll);
    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(payouts.size());
  }

  @Test
  default void suspension_answered_isMetByEveryLaterStep() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    PayoutEngine one = harness().start(provider);
    PayoutEngine two = harness().start(provider);
    List<PayoutId> before = harness().payMany(one, 10);

    two.operators().setState(ALPHA, ProviderState.SUSPENDED, ANA);
    // steps that were committed to before are made yet
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(before)
                    .allSatisfy(
                        id -> assertThat(harness().find(id)).matches(OperatorRules::isAtRest)));
    int made = provider.calls(ProviderCall.EXECUTE) + provider.calls(ProviderCall.DRAFT);
    List<PayoutId> later = harness().payMany(one, 10);
    EngineHarness.patiently()
        .untilAsserted(
            () ->
                assertThat(later)
                    .allSatisfy(id -> assertThat(harness().find(id).waitingFor()).isNotNull()));

    assertThat(provider.calls(ProviderCall.EXECUTE) + provider.calls(ProviderCall.DRAFT))
        .isEqualTo(made);
    assertThat(later).allSatisfy(id -> assertThat(harness().find(id).attempts()).isEmpty());
  }

  private static boolean isAtRest(Payout payout) {
    return payout.status() == PayoutStatus.PAID || payout.waitingFor() != null;
  }

  @Test
  default void inquiry_onDemand_findsWhatTheScheduleWouldFindLater() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);

    assertThat(engine.operators().inquire(payout, ANA)).contains(true);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(engine.operators().inquire(Samples.payoutId(), ANA)).isEmpty();
    assertThat(engine.operators().audit(null, 10).items())
        .extracting(AuditEntry::target)
        .containsExactly("payout:" + payout);
  }

  @Test
  default void inquiry_onDemandOfWhatIsSettled_findsThatItWasReturned() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    provider.settle(harness().attempt(payout, 1), EvidenceKind.RETURNED);

    engine.operators().inquire(payout, ANA);

    harness().awaitStatus(payout, PayoutStatus.RETURNED);
  }

  @Test
  default void task_whoseMatterIsSettled_isClosedByIt() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.FAILED_UNPROVEN));
    PayoutEngine engine = harness().start(provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.FAILED_WITHOUT_PROOF);

    assertThat(tasks(engine, true)).extracting(it -> it.payout().id()).contains(payout);
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);
    harness().awaitStatus(payout, PayoutStatus.PAID);

    assertThat(tasks(engine, true)).isEmpty();
    assertThat(tasks(engine, false)).isNotEmpty();
  }

  @Test
  default void resolution_ofOnePersonAlone_changesNothing() {
    PayoutId payout = paidAndContradicted();
    OperatorDesk operators = lastEngine().operators();

    UUID proposal = proposed(operators.propose(payout, claim(payout, AttemptOutcome.PAID), ANA));
    ResolutionAnswer own = operators.approve(payout, proposal, act("ana", "quite sure"));

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
  default void callback_ofAnAttemptThatIsNotThereYet_isMatchedOnItsOwnLater() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine =
        harness().start(harness().noInquiries().initialStates(Map.of()), provider);
    PayoutId payout = harness().pay(engine);
    RawCallback early = provider.hint(harness().attempt(payout, 1));
    engine.receive(ALPHA, early);
    awaitVerdict(engine, Verdict.ORPHAN);

    engine.operators().setState(ALPHA, ProviderState.ACTIVE, ANA);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(awaitVerdict(engine, Verdict.HINTED).payout()).isEqualTo(payout);
  }

  @Test
  default void callback_replayed_isWorkedOnAgain() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    engine.receive(ALPHA, provider.hint(harness().attempt(payout, 1)));
    KeptCallback kept = awaitVerdict(engine, Verdict.HINTED);
    EngineHarness.patiently().until(() -> !harness().find(payout).hinted());
    provider.settle(harness().attempt(payout, 1), EvidenceKind.PAID);

    assertThat(engine.operators().replay(kept.id(), ANA)).isTrue();

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(engine.operators().replay(Samples.payoutId().value(), ANA)).isFalse();
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

  private KeptCallback awaitVerdict(PayoutEngine engine, Verdict verdict) {
    CallbackQuery query = new CallbackQuery(ALPHA, verdict, null, null, 10);
    EngineHarness.patiently().until(() -> !engine.operators().callbacks(query).items().isEmpty());
    return engine.operators().callbacks(query).items().get(0);
  }

  private static List<TaskView> tasks(PayoutEngine engine, boolean open) {
    return engine.operators().tasks(new TaskQuery(open, null, 100)).items();
  }

  private static UUID proposed(ResolutionAnswer answer) {
    assertThat(answer).isInstanceOf(ResolutionAnswer.Proposed.class);
    return ((ResolutionAnswer.Proposed) answer).id();
  }

  private static OperatorAct act(String name, String reason) {
    return new OperatorAct(new OperatorName(name), reason);
  }
}
