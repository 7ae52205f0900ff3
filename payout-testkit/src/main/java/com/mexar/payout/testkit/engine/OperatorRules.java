package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static com.mexar.payout.testkit.engine.Operators.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ProviderView;
import com.mexar.payout.engine.TaskView;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What operators do, against an engine that works meanwhile. */
interface OperatorRules extends EngineTests {
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

  /** Or the payout would be held back for an answer that nobody can get. */
  @Test
  default void inquiry_ofAPayoutThatWaits_onAHostWithoutItsProvider_leavesNoHint() {
    LedgerProvider alpha = harness().oneStep(ALPHA);
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    PayoutEngine knows = harness().start(harness().noInquiries(), alpha);
    PayoutId payout = harness().pay(knows);
    EngineHarness.patiently().until(() -> harness().find(payout).waitingFor() != null);
    PayoutEngine knowsNot = harness().start(harness().noInquiries(), harness().oneStep(BETA));

    assertThat(knowsNot.operators().inquire(payout, ANA)).contains(false);
    assertThat(harness().find(payout).hinted()).isFalse();
    assertThat(knowsNot.operators().audit(null, 10).items()).isEmpty();

    knowsNot.close(); // or it might be the first to claim the inquiry, and have no answer
    assertThat(knows.operators().inquire(payout, ANA)).contains(true);
    alpha.awaitCalls(ProviderCall.INQUIRE, 1);
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

  private KeptCallback awaitVerdict(PayoutEngine engine, Verdict verdict) {
    CallbackQuery query = new CallbackQuery(ALPHA, verdict, null, null, 10);
    EngineHarness.patiently().until(() -> !engine.operators().callbacks(query).items().isEmpty());
    return engine.operators().callbacks(query).items().get(0);
  }

  private static List<TaskView> tasks(PayoutEngine engine, boolean open) {
    return engine.operators().tasks(new TaskQuery(open, null, 100)).items();
  }
}
