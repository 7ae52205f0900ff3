package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.reason;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.engine.Looked.Known;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a restore of the store may have lost is found before anything else is decided. */
class LookBackRulesTest {
  private static final FakeProvider ALPHA =
      FakeProvider.named("alpha").trustingNotFoundAfter(Duration.ZERO);
  private static final FakeProvider BETA =
      FakeProvider.named("beta").trustingNotFoundAfter(Duration.ofHours(6));
  private static final FakeProvider NEVER_TRUSTED = FakeProvider.named("gamma");

  @Test
  void accepted_afterARestore_isAskedAboutOnceLostCallsHaveEnded() {
    Rules rules = restored(ALPHA);

    assertThat(rules.dispatch()).isNull();

    assertThat(rules.payout.attempts()).isEmpty();
    assertThat(rules.payout.hinted()).isTrue();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.AFTER_RESTORE);
    assertThat(rules.next).isEqualTo(NextAction.keepAndAskIn(Rules.QUIET));
  }

  @Test
  void nothing_found_isSentAsUsual() {
    Rules rules = askable(ALPHA);

    look(rules);

    assertThat(rules.payout.hinted()).isFalse();
    assertThat(rules.dispatch().provider()).isEqualTo(ALPHA.name());
    assertThat(rules.attempt().lastCall().clean()).isTrue();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void nothing_foundBeforeLostCallsHaveEnded_isAskedAgain() {
    Rules rules = restored(ALPHA);
    rules.dispatch();

    look(rules);

    assertThat(rules.payout.hinted()).isTrue();
    assertThat(rules.payout.lookedBackAt()).isNull();
    assertThat(rules.next).isEqualTo(NextAction.keepAndAskIn(Rules.QUIET));
  }

  @Test
  void nothing_foundWhileThePayoutMoved_isAskedAgainAtOnce() {
    Rules rules = askable(ALPHA);
    Inquiry question = rules.question();
    rules.asksToCancel();

    look(rules, question, Set.of("alpha"));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.payout.lookedBackAt()).isNull();
    assertThat(rules.next).isEqualTo(NextAction.keepAndAskIn(Duration.ZERO));
  }

  @Test
  void oneOfThem_silent_keepsThePayoutWaiting_andInTheEndAsksAnOperator() {
    Rules rules = askable(ALPHA, BETA);
    for (int i = 0; i < rules.schedule.triesBeforeTask(); i++) {
      assertThat(rules.tasks).isEmpty();
      look(rules, rules.question(), Set.of("alpha"));
      assertThat(rules.payout.hinted()).isTrue();
    }

    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.AFTER_RESTORE);
  }

  @Test
  void modeSetAnew_afterAllWereAsked_asksAnew() {
    Rules rules = askable(ALPHA);
    look(rules);
    rules.later(Duration.ofMinutes(1));
    rules.restored.put(ALPHA.name(), rules.now);

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.payout.hinted()).isTrue();
  }

  @Test
  void pinned_toOne_isAskedOfThatOneAlone() {
    Rules rules = new Rules(Samples.pinnedTo("beta"), ALPHA, BETA, NEVER_TRUSTED);
    rules.restored.put(ALPHA.name(), rules.now);
    rules.restored.put(NEVER_TRUSTED.name(), rules.now);

    assertThat(rules.dispatch().provider()).isEqualTo(BETA.name());
  }

  @Test
  void another_notTrustedYet_isAskedAgainWhenItIs() {
    Rules rules = askable(ALPHA, BETA);
    look(rules);

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.next).isEqualTo(NextAction.in(Duration.ofHours(6)));
    assertThat(rules.tasks).isEmpty();
    rules.later(Duration.ofHours(6));
    rules.dispatch();
    look(rules);
    assertThat(rules.dispatch().provider()).isEqualTo(ALPHA.name());
  }

  @Test
  void another_neverTrusted_asksAnOperator_untilTheModeIsEnded() {
    Rules rules = askable(ALPHA, NEVER_TRUSTED);
    look(rules);

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
    assertThat(rules.payout.attempts()).isEmpty();

    rules.restored.clear();
    assertThat(rules.dispatch().provider()).isEqualTo(ALPHA.name());
  }

  @Test
  void same_neverTrusted_isSentAsAfterACallWithoutAnAnswer() {
    Rules rules = askable(NEVER_TRUSTED, ALPHA);
    look(rules);

    assertThat(rules.dispatch().provider()).isEqualTo(NEVER_TRUSTED.name());
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));

    assertThat(rules.payout.status()).as("no proof, no failover").isEqualTo(PayoutStatus.IN_DOUBT);
  }

  @Test
  void same_neverTrustedAndExecutingRepeats_isNotSent() {
    Rules rules = askable(NEVER_TRUSTED.onRepeat(RepeatedReference.UNKNOWN));
    look(rules);

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
  }

  @Test
  void cancelled_beforeAnybodyWasAsked_isAWishUntilNothingIsFound() {
    Rules rules = restored(ALPHA);

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    rules.dispatch();
    rules.quiet();
    look(rules);
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void cancelled_withOneNeverTrusted_isNeitherCancelledNorSent() {
    Rules rules = askable(NEVER_TRUSTED);

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    look(rules);
    assertThat(rules.dispatch()).isNull();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
  }

  @Test
  void found_atOneOfThem_isAdoptedThere() {
    Rules rules = askable(ALPHA, BETA);

    look(rules, new Known(1, BETA.name(), found(EvidenceKind.PAID)));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.attempt().provider()).isEqualTo(BETA.name());
    assertThat(rules.attempt().reference())
        .isEqualTo(
            AttemptReference.derive(
                rules.payout.client(), rules.payout.instruction().reference(), 1));
  }

  @Test
  void found_whileAnotherIsSilent_isAdoptedAllTheSame() {
    Rules rules = askable(ALPHA, BETA);

    look(
        rules,
        rules.question(),
        Set.of("beta"),
        new Known(1, BETA.name(), found(EvidenceKind.ACKNOWLEDGED)));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(rules.payout.lookedBackAt()).isNull();
  }

  @Test
  void draft_found_isInDoubtUntilAnInquiryHasSeenItAnew() {
    Rules rules = askable(ALPHA.drafted());

    look(rules, new Known(1, ALPHA.name(), resumable("D1")));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
    assertThat(rules.inquire(resumable("D1"))).isNotNull();
    assertThat(rules.attempt().draft().id()).isEqualTo("D1");
  }

  @Test
  void later_found_provesThoseBeforeIt() {
    Rules rules = askable(ALPHA, BETA);

    look(rules, new Known(3, BETA.name(), found(EvidenceKind.PAID)));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.attempts())
        .extracting(attempt -> attempt.outcome())
        .containsExactly(AttemptOutcome.UNEXECUTED, AttemptOutcome.UNEXECUTED, AttemptOutcome.PAID);
  }

  @Test
  void earlier_executedBesideALaterOne_isAContradiction() {
    Rules rules = askable(ALPHA, BETA);

    look(
        rules,
        new Known(1, ALPHA.name(), found(EvidenceKind.PAID)),
        new Known(2, BETA.name(), found(EvidenceKind.UNEXECUTED)));

    assertThat(rules.payout.contradictions()).hasSize(1);
    assertThat(rules.tasks).contains(TaskKind.CONTRADICTION);
    assertThat(rules.dispatch()).isNull();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.CONTRADICTION);
  }

  @Test
  void same_numberAtTwo_isLeftToAnOperator() {
    Rules rules = askable(ALPHA, BETA);

    look(
        rules,
        new Known(1, ALPHA.name(), found(EvidenceKind.UNEXECUTED)),
        new Known(1, BETA.name(), found(EvidenceKind.PAID)));

    assertThat(rules.payout.attempts()).isEmpty();
    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
  }

  @Test
  void orphan_whoseProviderDoesNotKnowIt_isInDoubtAndNeverSentAgain() {
    Rules rules = askable(ALPHA);

    look(rules, new Known(1, ALPHA.name(), null));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.tasks).containsExactly(TaskKind.LOST_ATTEMPT);
    rules.quiet();
    assertThat(rules.inquire(notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.tasks).contains(TaskKind.PROVIDER_FORGOT);
  }

  @Test
  void openAttempt_ofTheBackup_mayHaveMadeLaterSteps() {
    Rules rules = new Rules(Samples.instruction(), NEVER_TRUSTED.drafted());
    rules.dispatch();
    rules.answer(unknown());
    rules.asksToCancel();
    rules.quiet();
    restore(rules);
    rules.quiet();

    rules.inquire(notFound());

    assertThat(rules.payout.status())
        .as("a confirmation may be lost, which only the backup knows nothing of")
        .isEqualTo(PayoutStatus.IN_DOUBT);
  }

  @Test
  void openAttempt_ofTheBackup_isNotConfirmedWhileALostConfirmationMayRun() {
    Rules rules = new Rules(Samples.instruction(), ALPHA.drafted());
    rules.dispatch();
    rules.answer(prepared("D1"));
    rules.answer(unknown());
    rules.quiet();
    restore(rules);

    assertThat(rules.inquire(resumable("D1"))).isNull();
    rules.quiet();
    assertThat(rules.inquire(resumable("D1"))).isNotNull();
  }

  @Test
  void openAttempt_ofTheBackup_refusedForGood_failsOnceNoLaterOneIsFound() {
    Rules rules = openAndRefusedAfterARestore();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.AFTER_RESTORE);

    rules.dispatch();
    look(rules);
    assertThat(rules.dispatch()).isNull();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AC01);
  }

  @Test
  void openAttempt_ofTheBackup_refusedForGood_failsAlsoWhereTheModeIsEnded() {
    Rules rules = openAndRefusedAfterARestore();
    rules.restored.clear();

    assertThat(rules.dispatch()).isNull();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void openAttempt_ofTheBackup_refused_givesWayToALaterOneThatIsFound() {
    Rules rules = openAndRefusedAfterARestore();
    rules.dispatch();

    look(rules, new Known(2, ALPHA.name(), found(EvidenceKind.PAID)));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.attempts()).hasSize(2);
  }

  private static Rules openAndRefusedAfterARestore() {
    Rules rules = new Rules(Samples.instruction(), ALPHA);
    rules.dispatch();
    rules.answer(unknown());
    rules.later(Duration.ofSeconds(1));
    restore(rules);
    rules.quiet();
    rules.inquire(
        new InquiryOutcome.Found(
            Evidence.of(EvidenceKind.UNEXECUTED)
                .refusal(RefusalClass.INSTRUCTION)
                .reason(reason(ReasonCode.AC01))
                .build()));
    return rules;
  }

  /** With all of these in use since the backup. */
  private static Rules restored(FakeProvider... providers) {
    Rules rules = new Rules(Samples.instruction(), providers);
    restore(rules);
    return rules;
  }

  /** As {@link #restored}, and lost calls have ended. */
  private static Rules askable(FakeProvider... providers) {
    Rules rules = restored(providers);
    rules.dispatch();
    rules.quiet();
    return rules;
  }

  private static void restore(Rules rules) {
    rules.providers.names().forEach(name -> rules.restored.put(name, rules.now));
  }

  private static void look(Rules rules, Known... known) {
    Set<String> all = new HashSet<>();
    rules.providers.names().forEach(name -> all.add(name.value()));
    look(rules, rules.question(), all, known);
  }

  private static void look(Rules rules, Inquiry question, Set<String> answered, Known... known) {
    Looked looked =
        new Looked(
            question,
            rules.providers.names().stream()
                .filter(name -> answered.contains(name.value()))
                .collect(Collectors.toSet()),
            List.of(known));
    rules.decide(
        edit -> {
          rules.lookBack.apply(edit, looked);
          return null;
        });
  }
}
