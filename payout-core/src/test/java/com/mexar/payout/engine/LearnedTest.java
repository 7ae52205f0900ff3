package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.says;
import static com.mexar.payout.engine.Rules.unknown;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.store.NextAction;
import org.junit.jupiter.api.Test;

/** What stays known of an attempt and of a payout, whatever came with it. */
class LearnedTest {
  private static final Cost COST = new Cost(idr("1500000"), idr("2500"), null);

  @Test
  void cost_inWhatRepeatsTheStatus_isKept() {
    Rules rules = pending();
    rules.callback(1, Evidence.of(EvidenceKind.ACKNOWLEDGED).cost(COST).build());
    assertThat(rules.attempt().cost()).isEqualTo(COST);

    rules.callback(1, says(EvidenceKind.PAID));
    assertThat(rules.attempt().cost()).as("not stated again").isEqualTo(COST);
  }

  @Test
  void transaction_inAFailureWithoutProof_isKept() {
    Rules rules = pending();
    rules.callback(1, Evidence.of(EvidenceKind.FAILED_UNPROVEN).transactionId("T9").build());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.attempt().transactionId()).isEqualTo("T9");
  }

  @Test
  void thatTheProviderHadIt_isKeptAfterItsDeath() {
    Rules rules = pending();
    rules.callback(1, says(EvidenceKind.UNEXECUTED));

    assertThat(rules.attempt().taken()).isTrue();
    Rules never = Rules.direct();
    never.dispatch();
    never.answer(unknown());
    never.callback(1, says(EvidenceKind.UNEXECUTED));
    assertThat(never.attempt().taken()).isFalse();
  }

  /** The same reference goes on: another could be a second execution. */
  @Test
  void refusalForOurReasons_afterAnUnknownCall_givesNothingUp() {
    for (Rules rules : new Rules[] {Rules.direct(), Rules.drafted()}) {
      rules.dispatch();
      rules.answer(unknown());
      rules.quiet();
      rules.inquire(notFound());
      rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));

      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
      assertThat(rules.attempt().abandonment()).isNull();
      rules.later(Rules.QUIET);
      assertThat(rules.inquire(notFound()).attempt()).isEqualTo(1);
    }
  }

  @Test
  void draft_seenAfterTheAttemptWasGivenUp_isKeptToBeKilledByItsId() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    rules.inquire(notFound());
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    assertThat(rules.attempt().draft()).isNull();

    assertThat(rules.inquire(resumable("D7"))).isNull();
    assertThat(rules.attempt().draft().id()).isEqualTo("D7");
  }

  @Test
  void draft_ofAnotherAmountFoundByAnInquiry_isNeverConfirmedButKilled() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    Terms other = new Terms(idr("1500001"), null);

    assertThat(rules.inquire(new InquiryOutcome.Resumable(Rules.draft("D1"), other))).isNull();
    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.CONTRADICTED);
    assertThat(rules.payout.contradictions())
        .containsExactly(new Contradiction(1, EvidenceKind.MISMATCH));
  }

  @Test
  void draft_whoseConfirmationIsRefusedForOurBalance_isGivenUpAndNotConfirmedAgain() {
    Rules rules = Rules.confirming();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));

    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.REFUSED);
    assertThat(rules.inquire(resumable("D1"))).isNull();
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void reason_ofARefusal_outlivesWhatIsSaidOfTheDeadDraft() {
    Rules rules = Rules.confirming();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC04));
    rules.inquire(
        new InquiryOutcome.Found(
            Evidence.of(EvidenceKind.UNEXECUTED).reason(Reason.of(ReasonCode.NARR)).build()));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AC04);
  }

  @Test
  void reason_ofALaterRefusal_isTheOneThatCounts() {
    Rules rules = Rules.confirming();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.inquire(
        new InquiryOutcome.Found(
            Evidence.of(EvidenceKind.UNEXECUTED)
                .refusal(RefusalClass.COMPLIANCE)
                .reason(Reason.of(ReasonCode.RR04))
                .build()));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.RR04);
  }

  @Test
  void reason_givenWithProofAlone_isTheAttempts() {
    Rules rules = pending();
    rules.callback(
        1,
        Evidence.of(EvidenceKind.UNEXECUTED)
            .refusal(RefusalClass.INSTRUCTION)
            .reason(Reason.of(ReasonCode.AC01))
            .build());

    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AC01);
    assertThat(rules.attempt().reason().code()).isEqualTo(ReasonCode.AC01);
  }

  @Test
  void inquiry_thatFindsItPaidWhileAStepIsUnderWay_counts() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.inquire(found(EvidenceKind.PAID));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  void inquiry_ofAHintThatFindsAClosedAttemptPaid_isAContradiction() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.payout = rules.payout.toBuilder().hints(1).build();

    rules.inquire(found(EvidenceKind.PAID));

    assertThat(rules.payout.contradictions())
        .containsExactly(new Contradiction(1, EvidenceKind.PAID));
    assertThat(rules.next).as("before the pause is over").isEqualTo(NextAction.NOW);
  }

  private static Rules pending() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    return rules;
  }
}
