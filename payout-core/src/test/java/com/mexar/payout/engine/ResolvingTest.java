package com.mexar.payout.engine;

import static com.mexar.payout.domain.AttemptOutcome.PAID;
import static com.mexar.payout.domain.AttemptOutcome.RETURNED;
import static com.mexar.payout.domain.AttemptOutcome.UNEXECUTED;
import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.event.EventType;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two operators say of an attempt, and what they cannot say. */
class ResolvingTest {

  @ParameterizedTest
  @CsvSource({
    "PAID,       false, PAID",
    "RETURNED,   false, RETURNED",
    "UNEXECUTED, false, FAILED",
    "UNEXECUTED, true,  ACCEPTED",
  })
  void attempt_inDoubtAndQuiet_isWhatTheySay(
      AttemptOutcome outcome, boolean retry, PayoutStatus status) {
    Rules rules = inDoubt();
    rules.quiet();

    assertThat(rules.resolve(1, outcome, retry)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(status);
    assertThat(rules.attempt().outcome()).isEqualTo(outcome);
    Transition last = rules.history.get(rules.history.size() - 1);
    assertThat(last.cause()).isEqualTo(Cause.OPERATOR);
    assertThat(last.actor()).isEqualTo("operator:bea");
    assertThat(last.evidence()).startsWith("resolution ");
    assertThat(last.reason().text()).doesNotContain("bank");
  }

  @Test
  void attempt_whoseCallMayStillRun_cannotBeCalledUnexecuted() {
    Rules rules = inDoubt();

    assertThat(rules.resolve(1, UNEXECUTED, false)).contains(ResolutionRefusal.STEP_UNDER_WAY);
    assertThat(rules.resolve(1, PAID, false)).isEmpty();
  }

  @Test
  void attempt_ofAPayoutThatIsSubmitting_isLeftToItsStep() {
    Rules rules = Rules.confirming();

    for (AttemptOutcome outcome : new AttemptOutcome[] {PAID, RETURNED, UNEXECUTED}) {
      assertThat(rules.resolve(1, outcome, false)).contains(ResolutionRefusal.STEP_UNDER_WAY);
    }
  }

  @Test
  void claim_ofAnEarlierSequence_isRefused() {
    Rules rules = inDoubt();
    ResolutionClaim claim =
        new ResolutionClaim(1, rules.payout.sequence() - 1, PAID, false, "letter");

    assertThat(rules.resolving.whyNot(rules.payout, claim, rules.now))
        .contains(ResolutionRefusal.SEQUENCE_MOVED);
  }

  @Test
  void claim_ofAnAttemptThatIsNotThere_isRefused() {
    assertThat(inDoubt().resolve(2, PAID, false)).contains(ResolutionRefusal.NO_SUCH_ATTEMPT);
  }

  @Test
  void unexecuted_withACancelWish_isCancelledEvenIfARetryIsAllowed() {
    Rules rules = inDoubt();
    rules.cancel();
    rules.quiet();

    rules.resolve(1, UNEXECUTED, true);

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void failedPayout_thatWasPaid_isCorrected() {
    Rules rules = failed();
    rules.contradicted(1, EvidenceKind.PAID);

    assertThat(rules.resolve(1, PAID, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.contradictions()).isEmpty();
    assertThat(rules.attempt().outcome()).isEqualTo(PAID);
    assertThat(rules.announced()).endsWith(EventType.CONTRADICTION, EventType.CORRECTED);
    assertThat(rules.lastChange.moot()).contains(TaskKind.CONTRADICTION);
  }

  @Test
  void failedPayout_thatIsFailedAllTheSame_isConfirmedAsSuch() {
    Rules rules = failed();
    rules.contradicted(1, EvidenceKind.PAID);

    rules.resolve(1, UNEXECUTED, false);

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.contradictions()).isEmpty();
    assertThat(rules.announced()).endsWith(EventType.CORRECTED);
  }

  @Test
  void claimThatWasDismissed_madeAgain_isAContradictionAgain() {
    Rules rules = failed();
    rules.contradicted(1, EvidenceKind.PAID);
    rules.resolve(1, UNEXECUTED, false);

    rules.contradicted(1, EvidenceKind.PAID);

    assertThat(rules.announced()).endsWith(EventType.CORRECTED, EventType.CONTRADICTION);
  }

  @Test
  void paidPayout_thatWasNeverExecuted_isCorrectedToFailedAndStaysThere() {
    Rules rules = paid();
    rules.contradicted(1, EvidenceKind.FAILED_UNPROVEN);

    assertThat(rules.resolve(1, UNEXECUTED, true)).contains(ResolutionRefusal.REFERENCE_USED_UP);
    assertThat(rules.resolve(1, UNEXECUTED, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.announced()).endsWith(EventType.CORRECTED);
  }

  @Test
  void cancelledPayout_afterADismissedClaim_staysCancelled() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.cancel();
    rules.contradicted(1, EvidenceKind.PAID);

    rules.resolve(1, UNEXECUTED, false);

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void paidPayout_whoseMoneyCameBack_isReturnedWithoutAContradiction() {
    Rules rules = paid();

    assertThat(rules.resolve(1, RETURNED, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.RETURNED);
    assertThat(rules.announced()).endsWith(EventType.RETURNED);
  }

  @ParameterizedTest
  @CsvSource({"PAID", "UNEXECUTED"})
  void paidPayout_thatNothingContradicts_isNotTouched(AttemptOutcome outcome) {
    Rules rules = paid();

    assertThat(rules.resolve(1, outcome, false)).contains(ResolutionRefusal.NOTHING_TO_RESOLVE);
  }

  @Test
  void twoAttempts_cannotBothBeCalledExecuted() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));
    rules.contradicted(1, EvidenceKind.PAID);

    assertThat(rules.resolve(1, PAID, false)).contains(ResolutionRefusal.ANOTHER_ATTEMPT_STANDS);
    assertThat(rules.resolve(1, UNEXECUTED, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.contradictions()).isEmpty();
  }

  @Test
  void contradictionWhileAnotherAttemptIsOpen_dismissed_letsThePayoutGoOn() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.contradicted(1, EvidenceKind.PAID);

    assertThat(rules.resolve(1, RETURNED, false))
        .contains(ResolutionRefusal.ANOTHER_ATTEMPT_STANDS);
    assertThat(rules.resolve(1, UNEXECUTED, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(rules.announced()).endsWith(EventType.CORRECTED);
    rules.inquire(found(EvidenceKind.PAID));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  void acceptedPayout_contradictedAndPaidAfterAll_isPaid() {
    Rules rules = waitingForOperators();

    assertThat(rules.resolve(1, PAID, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.waitingFor()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"true, SUBMITTING", "false, FAILED"})
  void acceptedPayout_contradictionDismissed_goesOnWhereTheyAllowIt(
      boolean retry, PayoutStatus after) {
    Rules rules = waitingForOperators();

    assertThat(rules.resolve(1, UNEXECUTED, retry)).isEmpty();
    if (retry) {
      rules.dispatch();
    }

    assertThat(rules.payout.status()).isEqualTo(after);
  }

  /** Not even with a retry, which is for the attempt that they resolve. */
  @Test
  void contradictionDismissed_ofAPayoutThatComplianceForbids_fails() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.contradicted(1, EvidenceKind.PAID);
    rules.inquire(
        new InquiryOutcome.Found(
            Evidence.of(EvidenceKind.UNEXECUTED).refusal(RefusalClass.COMPLIANCE).build()));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);

    assertThat(rules.resolve(1, UNEXECUTED, true)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void contradictionOfOneAttempt_dismissed_leavesThatOfAnother() {
    Rules rules = closedTwice();
    rules.contradicted(1, EvidenceKind.ACKNOWLEDGED);
    rules.contradicted(2, EvidenceKind.ACKNOWLEDGED);

    assertThat(rules.resolve(1, UNEXECUTED, false)).isEmpty();

    assertThat(rules.payout.contradictions())
        .containsExactly(new Contradiction(2, EvidenceKind.ACKNOWLEDGED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.announced()).endsWith(EventType.CORRECTED);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
  }

  @Test
  void closedAttempt_thatNothingContradicts_isNoQuestionWhileAnotherIsOpen() {
    Rules rules = closedTwice();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.contradicted(2, EvidenceKind.ACKNOWLEDGED);

    assertThat(rules.resolve(1, UNEXECUTED, false)).contains(ResolutionRefusal.NOTHING_TO_RESOLVE);
    assertThat(rules.resolve(2, UNEXECUTED, false)).isEmpty();
  }

  @Test
  void paidPayout_contradictedAndReturned_isCorrectedAndNotMoved() {
    Rules rules = closedTwice();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));
    rules.contradicted(3, EvidenceKind.UNEXECUTED);

    assertThat(rules.resolve(3, RETURNED, false)).isEmpty();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.RETURNED);
    assertThat(rules.announced()).endsWith(EventType.CORRECTED);
  }

  @Test
  void attemptsExhausted_retryAllowed_opensOneMore() {
    FakeProvider trusting = FakeProvider.named("alpha").trustingNotFoundAfter(Duration.ZERO);
    Rules rules = new Rules(Samples.instruction(), trusting);
    for (int i = 0; i < Rules.MAX_ATTEMPTS; i++) {
      rules.dispatch();
      rules.answer(unknown());
      rules.quiet();
      rules.inquire(notFound());
    }
    rules.dispatch();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.ATTEMPTS_EXHAUSTED);

    assertThat(rules.resolve(Rules.MAX_ATTEMPTS, UNEXECUTED, true)).isEmpty();
    assertThat(rules.dispatch()).isNotNull();

    assertThat(rules.payout.attempts()).hasSize(Rules.MAX_ATTEMPTS + 1);
    assertThat(rules.lastChange.moot()).contains(TaskKind.ATTEMPTS_EXHAUSTED);
  }

  @Test
  void claimOfAMatter_thatIsClosed_changesNothing() {
    Rules rules = inDoubt();
    rules.quiet();
    rules.resolve(1, UNEXECUTED, false);
    Optional<ResolutionRefusal> again = rules.resolve(1, PAID, false);

    assertThat(again).contains(ResolutionRefusal.NOTHING_TO_RESOLVE);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  private static Rules closedTwice() {
    Rules rules = Rules.direct();
    for (int i = 0; i < 2; i++) {
      rules.dispatch();
      rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    }
    return rules;
  }

  private static Rules inDoubt() {
    Rules rules = Rules.confirming();
    rules.answer(unknown());
    return rules;
  }

  private static Rules failed() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    return rules;
  }

  private static Rules paid() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));
    return rules;
  }

  private static Rules waitingForOperators() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.contradicted(1, EvidenceKind.PAID);
    rules.dispatch();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.CONTRADICTION);
    return rules;
  }
}
