package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.noAnswer;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.says;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an inquiry's answer does, and when it is too early to believe it. */
class InquiryRulesTest {

  @ParameterizedTest
  @CsvSource({"ACKNOWLEDGED, PENDING", "ON_HOLD, ON_HOLD", "PAID, PAID", "RETURNED, RETURNED"})
  void found_beforeTheCallHasEndedAndAtAnyVersion_counts(EvidenceKind kind, PayoutStatus status) {
    Rules rules = inDoubt(Rules.direct());
    Inquiry old = rules.question();
    rules.inquire(noAnswer());
    rules.apply(old, found(kind));

    assertThat(rules.payout.status()).isEqualTo(status);
  }

  @Test
  void notFound_beforeTheCallHasEnded_isDroppedAndAskedAgainAfterIt() {
    Rules rules = inDoubt(Rules.direct());
    rules.later(Duration.ofSeconds(5));

    assertThat(rules.inquire(notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(35));
  }

  @Test
  void notFound_askedBeforeTheEndAndAppliedAfterIt_isDropped() {
    Rules rules = inDoubt(Rules.direct());
    Inquiry early = rules.question();
    rules.quiet();

    assertThat(rules.apply(early, notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
  }

  @Test
  void notFoundAndResumable_whenTheVersionMoved_areDropped() {
    for (InquiryOutcome outcome : java.util.List.of(notFound(), resumable("D1"))) {
      Rules rules = inDoubt(Rules.drafted());
      rules.quiet();
      Inquiry old = rules.question();
      rules.inquire(noAnswer());

      assertThat(rules.apply(old, outcome)).isNull();
      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
      assertThat(rules.attempt().draft()).isNull();
    }
  }

  @Test
  void notFound_asTwoHostsAsked_isFollowedByOneStepOnly() {
    Rules rules = inDoubt(Rules.direct());
    rules.quiet();
    Inquiry one = rules.question();
    Inquiry two = rules.question();

    assertThat(rules.apply(one, notFound())).isNotNull();
    assertThat(rules.apply(two, notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.SUBMITTING);
  }

  @Test
  void notFound_afterTheCallHasEnded_sendsTheSameReferenceToTheSameProvider() {
    Rules rules =
        inDoubt(
            new Rules(
                Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta")));
    rules.quiet();
    NextStep again = rules.inquire(notFound());

    assertThat(again.provider()).isEqualTo(rules.first.name());
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.request().reference()).isEqualTo(rules.payout.attempts().get(0).reference());
    assertThat(rules.payout.attempts()).hasSize(1);
    assertThat(rules.attempt().lastCall().clean()).isFalse();
  }

  @Test
  void notFound_providerThatDoesNotSayWhatARepeatDoes_isNotSentTwice() {
    Rules rules =
        inDoubt(
            new Rules(
                Samples.instruction(),
                FakeProvider.named("alpha").onRepeat(RepeatedReference.UNKNOWN)));
    rules.quiet();

    assertThat(rules.inquire(notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next.after()).isPositive();
  }

  @Test
  void notFound_trustedOnlyAfterTheProfilesTimeFromTheEndOfTheCall() {
    Rules rules =
        inDoubt(
            new Rules(
                Samples.instruction(),
                FakeProvider.named("alpha")
                    .onRepeat(RepeatedReference.UNKNOWN)
                    .trustingNotFoundAfter(Duration.ofHours(1))));
    rules.quiet();
    rules.later(Duration.ofHours(1).minusMillis(1));
    rules.inquire(notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    rules.later(Duration.ofMillis(1));
    rules.inquire(notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.attempt().outcome()).isEqualTo(AttemptOutcome.UNEXECUTED);

    NextStep next = rules.dispatch();
    assertThat(next.attempt()).isEqualTo(2);
    assertThat(next.request().reference()).isNotEqualTo(rules.payout.attempts().get(0).reference());
  }

  /** As where the store's clock was set forward. */
  @Test
  void notFound_ofACallThatThisHostHasNotAskedAboutForLong_isNotTrusted() {
    Duration trust = Duration.ofHours(1);
    Rules rules =
        inDoubt(
            new Rules(
                Samples.instruction(),
                FakeProvider.named("alpha")
                    .onRepeat(RepeatedReference.UNKNOWN)
                    .trustingNotFoundAfter(trust)));
    rules.quiet();
    rules.later(trust);

    rules.apply(rules.question(trust), notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    rules.apply(rules.question(trust.plusHours(1)), notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void notFound_trustTime_isCountedAnewFromEachCall() {
    Rules rules =
        inDoubt(
            new Rules(
                Samples.instruction(),
                FakeProvider.named("alpha").trustingNotFoundAfter(Duration.ofHours(1))));
    rules.later(Duration.ofMinutes(50));
    rules.inquire(notFound());
    rules.answer(unknown());
    rules.later(Duration.ofMinutes(50));
    rules.inquire(notFound());

    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.payout.attempts()).hasSize(1);
  }

  @Test
  void notFound_ofWhatWasAcknowledged_staysWithATask() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.later(Duration.ofDays(30));
    rules.inquire(notFound());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(rules.tasks).containsExactly(TaskKind.PROVIDER_FORGOT);
  }

  @Test
  void resumable_ofWhatWasAcknowledged_staysWithATask() {
    Rules rules = Rules.confirming();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.inquire(resumable("D1"));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(rules.tasks).containsExactly(TaskKind.PROVIDER_FORGOT);
  }

  @Test
  void notFound_ofADraftThatWasSeen_isNoProof() {
    Rules rules =
        new Rules(
            Samples.instruction(),
            FakeProvider.named("alpha").drafted().trustingNotFoundAfter(Duration.ofSeconds(1)));
    rules.dispatch();
    rules.answer(prepared("D1"));
    rules.answer(unknown());
    rules.later(Duration.ofDays(1));
    rules.inquire(notFound());

    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.tasks).containsExactly(TaskKind.PROVIDER_FORGOT);
  }

  @Test
  void resumable_draftOfALostAnswer_isConfirmed() {
    Rules rules = inDoubt(Rules.drafted());
    rules.quiet();
    NextStep confirm = rules.inquire(resumable("D9"));

    assertThat(confirm.request().step()).isEqualTo(StepKind.EXECUTE);
    assertThat(confirm.request().draft().id()).isEqualTo("D9");
    assertThat(rules.attempt().transactionId()).isEqualTo("D9");
  }

  @Test
  void resumable_whileTheConfirmationMayBeUnderWay_isDropped() {
    Rules rules = Rules.confirming();
    rules.answer(unknown());
    rules.later(Duration.ofSeconds(39));

    assertThat(rules.inquire(resumable("D1"))).isNull();
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
  }

  @Test
  void noAnswer_anyNumberOfTimes_changesNothingAndAsksForHelpInTheEnd() {
    Rules rules = inDoubt(Rules.direct());
    Duration waited = Duration.ZERO;
    for (int i = 0; i < Rules.DELAYS.size() + 3; i++) {
      assertThat(rules.tasks).isEmpty();
      assertThat(rules.next.after()).isPositive();
      waited = waited.plus(rules.next.after());
      rules.later(rules.next.after());
      rules.inquire(noAnswer());
    }

    assertThat(rules.tasks).containsExactly(TaskKind.INQUIRIES_EXHAUSTED);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next.after()).as("and it is still asked").isPositive();
    assertThat(waited).isBetween(Duration.ofHours(4), Duration.ofHours(5));
  }

  @Test
  void schedule_acrossLoopsOfSubmittingAndInDoubt_keepsGrowing() {
    Rules rules = inDoubt(Rules.direct());
    rules.quiet();
    Duration before = Duration.ZERO;
    for (int i = 1; i < Rules.DELAYS.size(); i++) {
      rules.inquire(notFound());
      rules.answer(unknown());
      long planned = Rules.DELAYS.get(i).toMillis();
      assertThat(rules.next.after().toMillis()).isBetween(planned * 9 / 10, planned * 11 / 10);
      assertThat(rules.next.after()).isGreaterThan(before);
      before = rules.next.after();
      rules.quiet();
      rules.later(rules.next.after());
    }
  }

  @Test
  void evidence_ofAStateThatThePlugInDoesNotKnow_opensATask() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.callback(1, Evidence.of(EvidenceKind.ACKNOWLEDGED).known(false).build());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(rules.tasks).containsExactly(TaskKind.STATE_NOT_KNOWN);
  }

  @Test
  void evidence_namesTheTransaction_isRemembered() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.callback(1, Evidence.of(EvidenceKind.ACKNOWLEDGED).transactionId("T7").build());

    assertThat(rules.attempt().transactionId()).isEqualTo("T7");
    rules.callback(1, says(EvidenceKind.PAID));
    assertThat(rules.attempt().transactionId()).isEqualTo("T7");
  }

  @Test
  void onHold_released_isPendingAgain() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ON_HOLD));
    rules.inquire(found(EvidenceKind.ACKNOWLEDGED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
  }

  @Test
  void inquiry_thatComesBackAfterTheAttemptWasClosed_isHeardOnlyIfSomethingWasFound() {
    Rules rules = inDoubt(Rules.direct());
    Inquiry late = rules.question();
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    long version = rules.payout.version();

    assertThat(rules.apply(late, notFound())).isNull();
    assertThat(rules.payout.version()).isEqualTo(version);

    rules.apply(late, found(EvidenceKind.PAID));
    assertThat(rules.payout.contradictions()).hasSize(1);
  }

  @Test
  void noAnswer_toAHintWhileWaiting_isAskedAgainBySchedule() {
    Rules rules = waitingWithAHint();
    for (Duration delay : Rules.DELAYS) {
      rules.inquire(noAnswer());

      assertThat(rules.payout.hints()).isEqualTo(1);
      assertThat(rules.next.keep()).isTrue();
      assertThat(rules.next.after())
          .isBetween(delay.multipliedBy(9).dividedBy(10), delay.multipliedBy(11).dividedBy(10));
      assertThat(rules.tasks).doesNotContain(TaskKind.INQUIRIES_EXHAUSTED);
    }
    for (int i = 0; i < 3; i++) {
      rules.inquire(noAnswer());
    }

    assertThat(rules.tasks).contains(TaskKind.INQUIRIES_EXHAUSTED);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void answer_afterManyInVain_liftsTheHintAndAsksNobody() {
    Rules rules = waitingWithAHint();
    for (int i = 0; i < 20; i++) {
      rules.inquire(noAnswer());
    }
    rules.tasks.clear();

    rules.inquire(notFound());

    assertThat(rules.payout.hints()).isZero();
    assertThat(rules.payout.inquiries()).isZero();
    assertThat(rules.next).isEqualTo(NextAction.keepAndAskIn(Duration.ZERO));
    assertThat(rules.tasks).isEmpty();
  }

  @Test
  void noAnswer_whileAnotherHintCame_isAskedAgainAtOnce() {
    Rules rules = waitingWithAHint();
    Inquiry question = rules.question();
    rules.payout = rules.payout.toBuilder().hints(2).build();

    rules.apply(question, noAnswer());

    assertThat(rules.next).isEqualTo(NextAction.keepAndAskIn(Duration.ZERO));
    assertThat(rules.payout.hints()).isEqualTo(2);
  }

  @Test
  void answer_forTheLastAttemptAlone_doesNotLiftTheHint() {
    Rules rules = waitingWithAHint();
    Inquiry asked = rules.question();
    Inquiry question =
        new Inquiry(
            asked.payout(),
            asked.attempt(),
            asked.version(),
            asked.askedAt(),
            asked.hints(),
            false,
            true,
            asked.askedFor());

    rules.apply(question, notFound());

    assertThat(rules.payout.hints()).isEqualTo(1);
    assertThat(rules.next.after()).isPositive();
  }

  @Test
  void answer_whileAnotherOneCame_leavesTheHintsThatMayBeNewer() {
    Rules rules = waitingWithAHint();
    Inquiry first = rules.question();
    rules.payout = rules.payout.toBuilder().hints(2).build();
    Inquiry second = rules.question();
    rules.payout = rules.payout.toBuilder().hints(3).build();

    rules.apply(first, notFound());
    assertThat(rules.payout.hints()).isEqualTo(2);
    rules.apply(second, notFound());
    assertThat(rules.payout.hints()).isEqualTo(2);
    rules.apply(rules.question(), notFound());
    assertThat(rules.payout.hints()).isZero();
  }

  @Test
  void answer_ofAPayoutThatIsSettled_withoutTheOthers_keepsTheHintAndAsksAgainSoon() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    rules.payout = rules.payout.toBuilder().hints(1).build();
    Inquiry asked = rules.question();

    rules.apply(
        new Inquiry(
            asked.payout(),
            asked.attempt(),
            asked.version(),
            asked.askedAt(),
            asked.hints(),
            false,
            true,
            asked.askedFor()),
        notFound());

    assertThat(rules.payout.hints()).isEqualTo(1);
    assertThat(rules.next.after()).isBetween(Duration.ZERO, Duration.ofHours(2));
  }

  private static Rules waitingWithAHint() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.payout = rules.payout.toBuilder().hints(1).build();
    return rules;
  }

  private static Rules inDoubt(Rules rules) {
    rules.dispatch();
    rules.answer(unknown());
    return rules;
  }
}
