package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.notSent;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.says;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.store.NextAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the answer to a step does, and what it does not prove. */
class StepAnswersTest {

  @Test
  void dispatch_activeProvider_commitsTheStepBeforeItIsMade() {
    Rules rules = Rules.direct();
    NextStep step = rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.SUBMITTING);
    assertThat(rules.payout.lease()).isEqualTo(step.lease());
    assertThat(rules.lastChange.lease()).isEqualTo(Rules.LEASE);
    assertThat(step.request().step()).isEqualTo(StepKind.EXECUTE);
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
    assertThat(rules.attempt().lastCall().answered()).isFalse();
    assertThat(rules.attempt().lastCall().quietAt()).isEqualTo(Rules.START.plus(Rules.QUIET));
  }

  @Test
  void draft_prepared_isCommittedAndThenConfirmedUnderANewLease() {
    Rules rules = Rules.drafted();
    NextStep draft = rules.dispatch();
    assertThat(draft.request().step()).isEqualTo(StepKind.DRAFT);
    assertThat(rules.attempt().mayHaveDraft()).isTrue();
    assertThat(rules.attempt().mayHaveExecuted()).isFalse();

    NextStep confirm = rules.answer(prepared("D1"));

    assertThat(confirm.request().step()).isEqualTo(StepKind.EXECUTE);
    assertThat(confirm.request().draft().id()).isEqualTo("D1");
    assertThat(confirm.request().reference()).isEqualTo(draft.request().reference());
    assertThat(confirm.lease()).isNotEqualTo(draft.lease()).isEqualTo(rules.payout.lease());
    assertThat(rules.attempt().draft().id()).isEqualTo("D1");
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.SUBMITTING);
  }

  @ParameterizedTest
  @CsvSource({"ACKNOWLEDGED, PENDING", "ON_HOLD, ON_HOLD", "PAID, PAID", "RETURNED, RETURNED"})
  void answer_saysHowFarItIs_leadsThere(EvidenceKind kind, PayoutStatus status) {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(kind));

    assertThat(rules.payout.status()).isEqualTo(status);
    assertThat(rules.attempt().lastCall().answered()).isTrue();
    assertThat(rules.payout.lease()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefusalClass.class,
      names = {"INSTRUCTION", "COMPLIANCE"})
  void refusal_ofInstructionOrCompliance_failsAndGoesNowhereElse(RefusalClass refusal) {
    Rules rules =
        new Rules(Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    rules.dispatch();
    rules.answer(refused(refusal, ReasonCode.RR04));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.RR04);
    assertThat(rules.attempt().outcome()).isEqualTo(AttemptOutcome.UNEXECUTED);
  }

  @Test
  void refusal_ofProvidersLimit_goesToTheNextProviderAndThenFails() {
    Rules rules =
        new Rules(Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    NextStep alpha = rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.next).isEqualTo(NextAction.NOW);

    NextStep beta = rules.dispatch();
    assertThat(beta.provider()).isNotEqualTo(alpha.provider());
    assertThat(beta.request().reference()).isNotEqualTo(alpha.request().reference());
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.attempts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"AM04, BALANCE", "NARR, PROVIDER_UNAVAILABLE"})
  void refusal_oursOrTheProviders_waitsAndNeverFails(ReasonCode code, WaitCode wait) {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, code));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.payout.waitingFor().code()).isEqualTo(wait);
    assertThat(rules.next.after()).isPositive();
  }

  @Test
  void refusal_oursAgainAndAgain_isSpacedByTheScheduleAndNeverCounted() {
    Rules rules = Rules.direct();
    for (int i = 0; i < 3 * Rules.MAX_ATTEMPTS; i++) {
      rules.dispatch();
      rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
      long planned = Rules.DELAYS.get(Math.min(i, Rules.DELAYS.size() - 1)).toMillis();
      assertThat(rules.next.after().toMillis()).isBetween(planned * 9 / 10, planned * 11 / 10);
      rules.later(rules.next.after());
    }

    assertThat(rules.tasks).containsOnly(TaskKind.PROVIDER_KEEPS_REFUSING);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void refusal_duplicate_isInDoubtAndInquiredNow() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.DUPLICATE, ReasonCode.AM05));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
  }

  @Test
  void refusal_duplicateThatTheProviderThenDoesNotKnow_doesNotLoopHot() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.DUPLICATE, ReasonCode.AM05));
    NextStep again = rules.inquire(notFound());
    assertThat(again.request().reference()).isEqualTo(rules.attempt().reference());
    rules.answer(refused(RefusalClass.DUPLICATE, ReasonCode.AM05));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next.after()).isGreaterThan(java.time.Duration.ofSeconds(4));
  }

  @Test
  void fault02_answerUnknown_isInDoubtUntilTheCallHasSurelyEnded() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(unknown());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().lastCall().answered()).isFalse();
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = RefusalClass.class, names = "DUPLICATE", mode = EnumSource.Mode.EXCLUDE)
  void fault02_refusalAfterAnEarlierUnknownCall_isUnknown(RefusalClass refusal) {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    rules.inquire(notFound());
    rules.answer(refused(refusal, ReasonCode.AC01));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
    assertThat(rules.attempt().refusal()).isNull();
  }

  @Test
  void fault02_notSentAfterAnEarlierUnknownCall_isUnknown() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    rules.inquire(notFound());
    rules.answer(notSent());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
  }

  @Test
  void notSent_nothingElseAtTheProvider_waits() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(notSent());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.attempt().outcome()).isEqualTo(AttemptOutcome.UNEXECUTED);
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.PROVIDER_UNAVAILABLE);
  }

  @Test
  void notSent_confirmationOfADraft_keepsTheAttemptAndItsDraft() {
    Rules rules = Rules.confirming();
    rules.answer(notSent());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.attempt().mayHaveExecuted()).isFalse();

    NextStep again = rules.inquire(resumable("D1"));
    assertThat(again.request().step()).isEqualTo(StepKind.EXECUTE);
    assertThat(again.request().draft().id()).isEqualTo("D1");
  }

  @Test
  void refusal_withADraftAlive_waitsToSeeItDead() {
    Rules rules = Rules.confirming();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC04));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.REFUSED);
    assertThat(rules.next).isEqualTo(NextAction.NOW);

    assertThat(rules.inquire(resumable("D1"))).isNull();
    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.next.after()).isPositive();

    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AC04);
    assertThat(rules.attempt().refusal()).isEqualTo(RefusalClass.INSTRUCTION);
  }

  @Test
  void refusal_ofADraftStep_closesAtOnce() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void refusal_ofADraftStepAfterAnUnknownOne_waitsToSeeThatThereIsNoDraft() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    rules.inquire(notFound());
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    rules.inquire(notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AC01);
  }

  @Test
  void answer_failedWithoutProof_isInDoubtWithATask() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.FAILED_UNPROVEN));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.tasks).containsExactly(TaskKind.FAILED_WITHOUT_PROOF);
    assertThat(rules.attempt().isOpen()).isTrue();
  }

  @Test
  void leaseExpired_stepUnderWay_isInDoubt() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.leaseExpires();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.payout.lease()).isNull();
    assertThat(rules.attempt().lastCall().answered()).isFalse();
  }

  @Test
  void lostLease_answersThatItsOwnCallDidNothing_proveNothing() {
    for (var outcome :
        java.util.List.of(
            refused(RefusalClass.INSTRUCTION, ReasonCode.AC01),
            refused(RefusalClass.DUPLICATE, ReasonCode.AM05),
            notSent(),
            unknown())) {
      Rules rules = Rules.direct();
      NextStep lost = rules.dispatch();
      rules.leaseExpires();
      rules.later(Rules.CALL);
      rules.inquire(notFound());
      long version = rules.payout.version();

      rules.answer(lost, outcome);

      assertThat(rules.payout.version()).isEqualTo(version);
      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.SUBMITTING);
    }
  }

  @Test
  void lostLease_draftOfAnOldStep_isNotConfirmed() {
    Rules rules = Rules.drafted();
    NextStep lost = rules.dispatch();
    rules.leaseExpires();

    assertThat(rules.answer(lost, prepared("D1"))).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().draft()).isNull();
  }

  @Test
  void lostLease_answerThatSomethingIsThere_countsAllTheSame() {
    Rules rules = Rules.direct();
    NextStep lost = rules.dispatch();
    rules.leaseExpires();
    rules.answer(lost, acknowledged(EvidenceKind.ACKNOWLEDGED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
  }

  @Test
  void fault03_answerAfterTheCallback_movesNothingBack() {
    Rules rules = Rules.direct();
    NextStep late = rules.dispatch();
    rules.callback(1, says(EvidenceKind.PAID));
    rules.answer(late, acknowledged(EvidenceKind.ACKNOWLEDGED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.answer(late, unknown())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.contradictions()).isEmpty();
  }
}
