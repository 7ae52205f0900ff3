package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.noAnswer;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.says;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.event.EventType;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What contradicts, what only repeats, and what may still follow an end. */
class SettledRulesTest {
  private static final Terms OTHER_AMOUNT = new Terms(idr("1500001"), null);
  private static final Terms OTHER_ACCOUNT = new Terms(null, "1");

  @Test
  void mismatch_ofAmountOrAccount_isAContradictionAndNeverPaid() {
    for (Terms terms : List.of(OTHER_AMOUNT, OTHER_ACCOUNT)) {
      Rules rules = pending();
      rules.callback(1, Evidence.of(EvidenceKind.PAID).terms(terms).build());

      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
      assertThat(rules.payout.contradictions())
          .containsExactly(new Contradiction(1, EvidenceKind.MISMATCH));
      assertThat(rules.tasks).containsExactly(TaskKind.CONTRADICTION);
      assertThat(rules.announced()).endsWith(EventType.CONTRADICTION);
    }
  }

  @Test
  void refund_ofAnOpenAttempt_isProofAndOfAPaidOneAReturn() {
    Evidence refund =
        Evidence.of(EvidenceKind.UNEXECUTED)
            .refusal(RefusalClass.INSTRUCTION)
            .refunded(true)
            .build();
    Rules open = pending();
    open.callback(1, refund);
    assertThat(open.payout.status()).isEqualTo(PayoutStatus.FAILED);

    Rules paid = pending();
    paid.callback(1, says(EvidenceKind.PAID));
    for (int i = 0; i < 2; i++) {
      paid.callback(1, refund);
      assertThat(paid.payout.status()).isEqualTo(PayoutStatus.RETURNED);
      assertThat(paid.payout.contradictions()).isEmpty();
    }
  }

  @Test
  void refund_ofAnotherAmountThanWasPaid_returnsNothing() {
    Rules paid = paid();
    paid.callback(1, Evidence.of(EvidenceKind.PAID).terms(OTHER_AMOUNT).build());
    paid.callback(
        1, Evidence.of(EvidenceKind.UNEXECUTED).refunded(true).terms(OTHER_AMOUNT).build());

    assertThat(paid.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(paid.payout.contradictions())
        .containsExactly(new Contradiction(1, EvidenceKind.MISMATCH));
  }

  @Test
  void attempt_takenThenDeadWithoutAWordWhy_isTriedNowhereElse() {
    Rules rules = pending();
    rules.callback(1, says(EvidenceKind.UNEXECUTED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.attempt().refusal()).isEqualTo(RefusalClass.INSTRUCTION);
  }

  @Test
  void mismatch_inTheAnswerToAStep_isInDoubtAndInquired() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(
        new StepOutcome.Acknowledged(Evidence.of(EvidenceKind.PAID).terms(OTHER_AMOUNT).build()));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.payout.contradictions()).hasSize(1);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
  }

  @Test
  void draft_ofAnotherAmount_isNeverConfirmedButKilled() {
    Rules rules = Rules.drafted();
    rules.dispatch();

    assertThat(rules.answer(new StepOutcome.Prepared(Rules.draft("D1"), OTHER_AMOUNT))).isNull();
    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.CONTRADICTED);
    assertThat(rules.attempt().draft().id()).isEqualTo("D1");
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.tasks).containsExactly(TaskKind.CONTRADICTION);

    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.dispatch()).isNull();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.CONTRADICTION);
  }

  @Test
  void contradiction_saidAgain_isAnnouncedOnce() {
    Rules rules = failed();
    for (int i = 0; i < 3; i++) {
      rules.callback(1, says(EvidenceKind.PAID));
    }

    assertThat(rules.announced().stream().filter(EventType.CONTRADICTION::equals)).hasSize(1);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    rules.callback(1, says(EvidenceKind.ACKNOWLEDGED));
    assertThat(rules.announced().stream().filter(EventType.CONTRADICTION::equals)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {"ACKNOWLEDGED", "ON_HOLD", "PAID", "RETURNED"})
  void closedAttempt_contradicted_opensNoFurtherAttempt(EvidenceKind claim) {
    Rules rules = closedAndAccepted();
    rules.callback(1, says(claim));

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.CONTRADICTION);
    assertThat(rules.payout.attempts()).hasSize(1);
    assertThat(rules.next.after()).isPositive();
  }

  @Test
  void closedAttempt_contradictedWhileTheNextIsOpen_stopsTheNextBeforeItsConfirmation() {
    Rules rules =
        new Rules(
            Samples.instruction(),
            FakeProvider.named("alpha").drafted(),
            FakeProvider.named("beta").drafted());
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    NextStep second = rules.dispatch();
    rules.callback(1, says(EvidenceKind.PAID));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    assertThat(rules.answer(second, prepared("D2"))).isNull();
    rules.quiet();
    assertThat(rules.inquire(Rules.resumable("D2"))).isNull();
    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.CONTRADICTED);
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.dispatch()).isNull();
  }

  @Test
  void fault03_lateNewsAfterTheEnd_isStale() {
    Rules rules = paid();
    int told = rules.events.size();
    for (EvidenceKind kind :
        List.of(EvidenceKind.ACKNOWLEDGED, EvidenceKind.ON_HOLD, EvidenceKind.PAID)) {
      rules.callback(1, says(kind));
    }

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.events).hasSize(told);
    assertThat(rules.tasks).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {"UNEXECUTED", "FAILED_UNPROVEN"})
  void paid_thenCalledFailed_isAContradictionAndStaysPaid(EvidenceKind kind) {
    Rules rules = paid();
    rules.callback(1, says(kind));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.tasks).containsExactly(TaskKind.CONTRADICTION);
  }

  @Test
  void paid_thenReturned_isReturnedAndStaysSo() {
    Rules rules = paid();
    rules.callback(1, says(EvidenceKind.RETURNED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.RETURNED);
    assertThat(rules.attempt().outcome()).isEqualTo(AttemptOutcome.RETURNED);
    assertThat(rules.next).isEqualTo(NextAction.NEVER);

    rules.callback(1, says(EvidenceKind.PAID));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.RETURNED);
    assertThat(rules.payout.contradictions()).isEmpty();
  }

  @Test
  void failed_thenTheMoneyIsBack_fits() {
    Rules rules = failed();
    rules.callback(1, says(EvidenceKind.RETURNED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.contradictions()).isEmpty();
    assertThat(rules.tasks).isEmpty();
  }

  @Test
  void paid_untilTheReversalWindowEnds_isInquiredSparsely() {
    Rules rules = paid();
    List<Long> days = new ArrayList<>();
    Duration since = Duration.ZERO;
    while (rules.next.after() != null) {
      since = since.plus(rules.next.after());
      days.add(Math.round(since.toHours() / 24.0));
      rules.later(rules.next.after());
      rules.inquire(found(EvidenceKind.PAID));
    }

    assertThat(days).as("the window is ten days").containsExactly(1L, 3L, 7L);
  }

  @Test
  void failed_neverAttempted_isNotInquired() {
    Rules rules = new Rules(Samples.instruction(Rules.START, null), FakeProvider.named("alpha"));
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.next).isEqualTo(NextAction.NEVER);
  }

  @Test
  void failed_afterAnAttempt_isInquiredSparselyToo() {
    Rules rules = failed();

    assertThat(rules.next.after()).isBetween(Duration.ofHours(21), Duration.ofHours(27));
    rules.inquire(noAnswer());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.tasks).isEmpty();
  }

  private static Rules pending() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    return rules;
  }

  private static Rules paid() {
    Rules rules = pending();
    rules.inquire(found(EvidenceKind.PAID));
    return rules;
  }

  private static Rules failed() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    return rules;
  }

  private static Rules closedAndAccepted() {
    Rules rules =
        new Rules(Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    return rules;
  }
}
