package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static com.mexar.payout.testkit.engine.EngineHarness.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.AfterRestore;
import com.mexar.payout.engine.CancelAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ProviderView;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Execution;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The store is set back to a backup while providers went on. In the mode for that, nothing is paid
 * twice, and whatever was executed is found again.
 */
interface RestoreRules extends EngineTests {

  @Test
  default void restore_inTheMiddleOfLoad_everyPayoutIsFoundAndPaidOnce() {
    LedgerProvider provider = forgetful();
    List<Request> requests = requests(40);
    payAroundABackup(provider, requests);

    PayoutEngine engine = harness().startAfterRestore(brief(), Set.of(), provider);
    List<PayoutId> payouts = requests.stream().map(it -> it.send(engine)).toList();

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(40);
    assertThat(payouts).allSatisfy(id -> assertThat(harness().find(id).attempts()).hasSize(1));
  }

  /** What the mode is for: the same history without it. */
  @Test
  default void restore_withoutTheMode_paysTwiceWithAProviderThatForgetsReferences() {
    harness().providerLies();
    LedgerProvider provider = forgetful();
    List<Request> requests = requests(20);
    payAroundABackup(provider, requests);

    PayoutEngine engine = harness().start(brief(), provider);
    List<PayoutId> payouts = requests.stream().map(it -> it.send(engine)).toList();

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSizeGreaterThan(20);
    assertThat(provider.executions().stream().map(Execution::payout).distinct()).hasSize(20);
  }

  @Test
  default void restore_newPayoutInTheMode_isPaidOnce() {
    LedgerProvider provider = forgetful();
    harness().restore(harness().store().copy());

    PayoutEngine engine = harness().startAfterRestore(brief(), Set.of(), provider);
    PayoutId payout = harness().pay(engine);

    Payout paid = harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(paid.lookedBackAt()).isNotNull();
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void restore_routedElsewhereMeanwhile_isFoundWhereItWasPaid_alsoByAHostStartedPlainly() {
    LedgerProvider alpha = forgetful();
    LedgerProvider beta = harness().oneStep(BETA);
    Request request = requests(1).get(0);
    payAfterABackup(request, alpha, beta);
    PayoutEngine first = harness().startAfterRestore(brief(), Set.of(ALPHA), alpha, beta);
    first.close();
    harness().set(ALPHA, ProviderState.SUSPENDED);

    PayoutId payout = request.send(harness().start(brief(), alpha, beta));

    Payout paid = harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(paid.provider()).isEqualTo(ALPHA);
    assertThat(alpha.executions()).hasSize(1);
    assertThat(beta.executions()).isEmpty();
  }

  @Test
  default void restore_cancelledByItsClient_isFoundPaidInstead() {
    LedgerProvider provider = forgetful();
    PayoutEngine engine = harness().start(brief(), provider);
    harness().set(ALPHA, ProviderState.SUSPENDED);
    PayoutId payout = harness().pay(engine);
    EngineStore backup = harness().store().copy();
    engine
        .operators()
        .setState(ALPHA, ProviderState.ACTIVE, Operators.act("ana", "after the backup"));
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().restore(backup);

    provider.always(ProviderCall.INQUIRE, CallFault.LOST_AFTER);
    PayoutEngine after = harness().startAfterRestore(brief(), Set.of(), provider);
    assertThat(after.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    provider.always(ProviderCall.INQUIRE, CallFault.NONE);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void restore_cancelledAndNeverSent_isCancelledOnceThatIsProven() {
    LedgerProvider provider = forgetful().always(ProviderCall.INQUIRE, CallFault.LOST_AFTER);
    harness().restore(harness().store().copy());
    PayoutEngine engine = harness().startAfterRestore(brief(), Set.of(), provider);
    PayoutId payout = harness().pay(engine);

    assertThat(engine.cancel(payout, Samples.CLIENT)).isInstanceOf(CancelAnswer.Wished.class);
    provider.always(ProviderCall.INQUIRE, CallFault.NONE);

    harness().awaitStatus(payout, PayoutStatus.CANCELLED);
    assertThat(provider.executions()).isEmpty();
  }

  @Test
  default void restore_providerIsSilent_waitsWithATaskUntilItAnswers() {
    LedgerProvider provider = forgetful();
    Request request = requests(1).get(0);
    payAfterABackup(request, provider);
    provider.always(ProviderCall.INQUIRE, CallFault.LOST_AFTER);

    PayoutId payout = request.send(harness().startAfterRestore(brief(), Set.of(), provider));
    harness().awaitTask(payout, TaskKind.LOST_ATTEMPT);
    assertThat(harness().find(payout).waitingFor())
        .extracting(Waiting::code)
        .isEqualTo(WaitCode.AFTER_RESTORE);
    provider.always(ProviderCall.INQUIRE, CallFault.NONE);

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(1);
    assertThat(harness().store().openTasks(payout)).isEmpty();
  }

  @Test
  default void restore_secondAttemptIsLost_isFoundThoughNobodyKnowsTheFirst() {
    LedgerProvider alpha = forgetful();
    LedgerProvider beta =
        harness().provider(LedgerProvider.named(BETA).trustNotFoundAfter(Duration.ZERO));
    alpha.next(
        ProviderCall.EXECUTE, CallFault.refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    Request request = requests(1).get(0);
    payAfterABackup(request, alpha, beta);

    PayoutId payout = request.send(harness().startAfterRestore(brief(), Set.of(), alpha, beta));

    Payout paid = harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(paid.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(AttemptOutcome.UNEXECUTED, AttemptOutcome.PAID);
    assertThat(paid.provider()).isEqualTo(BETA);
    assertThat(alpha.executions()).isEmpty();
    assertThat(beta.executions()).hasSize(1);
  }

  @Test
  default void restore_otherProviderIsNeverTrusted_waitsForAnOperatorToEndTheMode() {
    LedgerProvider alpha = harness().oneStep(ALPHA);
    LedgerProvider beta = harness().oneStep(BETA);
    harness().start(brief(), alpha, beta).close();
    harness().set(ALPHA, ProviderState.SUSPENDED);
    harness().restore(harness().store().copy());

    PayoutEngine engine = harness().startAfterRestore(brief(), Set.of(ALPHA), alpha, beta);
    PayoutId payout = harness().pay(engine);
    harness().awaitTask(payout, TaskKind.LOST_ATTEMPT);
    assertThat(beta.executions()).isEmpty();
    assertThat(restoredAt(engine, ALPHA)).isTrue();
    assertThat(restoredAt(engine, BETA)).isFalse();

    assertThat(AfterRestore.end(harness().store().stores(), Operators.act("ana", "asked alpha")))
        .containsExactly(ALPHA);
    Payout paid = harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(paid.provider()).isEqualTo(BETA);
    assertThat(restoredAt(engine, ALPHA)).isFalse();
    assertThat(engine.operators().audit(null, 10).items())
        .extracting(entry -> entry.action() + " " + entry.target() + " " + entry.reason())
        .containsExactly(
            "after-restore.end provider:alpha asked alpha",
            "after-restore.begin provider:alpha the disk is lost");
  }

  @Test
  default void restore_sameProviderIsNeverTrusted_isSentThereAgainUnderTheSameReference() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    Request request = requests(1).get(0);
    payAfterABackup(request, provider);
    provider.always(ProviderCall.INQUIRE, CallFault.NOT_FOUND);

    PayoutId payout = request.send(harness().startAfterRestore(brief(), Set.of(), provider));

    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(harness().find(payout).attempts()).hasSize(1);
    assertThat(provider.executions()).as("its own uniqueness holds").hasSize(1);
  }

  @Test
  default void restore_orphanOfALostAttempt_blocksItsReferenceWhateverItsProviderAnswers() {
    LedgerProvider provider = forgetful();
    Request request = requests(1).get(0);
    PayoutId lost = payAfterABackup(request, provider);
    provider.always(ProviderCall.INQUIRE, CallFault.NOT_FOUND);
    PayoutEngine engine = harness().startAfterRestore(brief(), Set.of(), provider);
    engine.receive(ALPHA, provider.hint(provider.executions().get(0).attempt()));
    EngineHarness.patiently().until(() -> orphans(request) == 1);

    PayoutId payout = request.send(engine);
    harness().awaitTask(payout, TaskKind.LOST_ATTEMPT);
    harness().awaitTask(payout, TaskKind.PROVIDER_FORGOT);
    assertThat(payout).isNotEqualTo(lost);
    assertThat(harness().status(payout)).isEqualTo(PayoutStatus.IN_DOUBT);

    provider.always(ProviderCall.INQUIRE, CallFault.NONE);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(1);
    UUID callback =
        engine
            .operators()
            .callbacks(new CallbackQuery(ALPHA, Verdict.ORPHAN, null, null, 10))
            .items()
            .get(0)
            .id();
    engine.operators().replay(callback, Operators.ANA);
    EngineHarness.patiently().until(() -> orphans(request) == 0);
  }

  /** One that executes whatever it is sent, and whose "not found" is proof at once. */
  private LedgerProvider forgetful() {
    return harness()
        .provider(
            LedgerProvider.named(ALPHA)
                .repeatedReference(RepeatedReference.UNKNOWN)
                .trustNotFoundAfter(Duration.ZERO));
  }

  /** So that lost calls have soon ended. */
  private EngineSettings.Builder brief() {
    return harness().settings().lease(Duration.ofMillis(400)).callTimeout(Duration.ofMillis(200));
  }

  /** Some are paid and some under way when the backup is taken; the rest is accepted after it. */
  private void payAroundABackup(LedgerProvider provider, List<Request> requests) {
    PayoutEngine engine = harness().start(brief(), provider);
    int half = requests.size() / 2;
    List<PayoutId> payouts = new ArrayList<>();
    requests.subList(0, half).forEach(request -> payouts.add(request.send(engine)));
    provider.awaitCalls(ProviderCall.EXECUTE, half / 4);
    EngineStore backup = harness().store().copy();
    requests.subList(half, requests.size()).forEach(request -> payouts.add(request.send(engine)));
    harness().awaitAll(payouts, PayoutStatus.PAID);
    harness().restore(backup);
  }

  private PayoutId payAfterABackup(Request request, LedgerProvider... providers) {
    PayoutEngine engine = harness().start(brief(), providers);
    EngineStore backup = harness().store().copy();
    PayoutId payout = request.send(engine);
    harness().awaitStatus(payout, PayoutStatus.PAID);
    harness().restore(backup);
    return payout;
  }

  private int orphans(Request request) {
    return harness()
        .store()
        .stores()
        .transactions()
        .inTransaction(
            tx -> harness().store().stores().callbacks().orphans(tx, Set.of(request.attempt())))
        .size();
  }

  private static boolean restoredAt(PayoutEngine engine, ProviderName provider) {
    return engine.providers().stream()
        .filter(view -> view.restoredAt() != null)
        .map(ProviderView::name)
        .collect(Collectors.toSet())
        .contains(provider);
  }

  private static List<Request> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Request(EngineHarness.key(), Samples.anInstruction().build()))
        .toList();
  }

  /** What a client asks, and asks again with the same words when it got no answer it can trust. */
  record Request(IdempotencyKey key, PayoutInstruction instruction) {
    PayoutId send(PayoutEngine engine) {
      AcceptAnswer answer = engine.accept(Samples.CLIENT, key, instruction);
      assertThat(answer).isInstanceOf(AcceptAnswer.Accepted.class);
      return ((AcceptAnswer.Accepted) answer).payout().id();
    }

    AttemptReference attempt() {
      return AttemptReference.derive(Samples.CLIENT, instruction.reference(), 1);
    }
  }
}
