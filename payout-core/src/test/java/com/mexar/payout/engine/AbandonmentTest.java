package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.unknown;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Why an open attempt makes no further step, and how it then ends. */
class AbandonmentTest {
  private static final Instant DEADLINE = Rules.START.plusSeconds(60);

  @Test
  void deadline_passedBeforeTheConfirmation_killsTheDraftAndFails() {
    Rules rules = withTerms(DEADLINE, null);
    rules.dispatch();
    rules.later(Duration.ofSeconds(60));

    assertThat(rules.answer(prepared("D1"))).isNull();
    assertAbandoned(rules, Abandonment.DEADLINE_PASSED);
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.TM01);
  }

  @Test
  void deadline_justAhead_stopsNothing() {
    Rules rules = withTerms(DEADLINE, null);
    rules.dispatch();
    rules.later(Duration.ofSeconds(60).minusMillis(1));

    assertThat(rules.answer(prepared("D1"))).isNotNull();
  }

  @Test
  void deadline_passedWhileItMayHaveBeenExecuted_failsNothing() {
    Rules rules = new Rules(Samples.instruction(DEADLINE, null), FakeProvider.named("alpha"));
    rules.dispatch();
    rules.answer(unknown());
    rules.later(Duration.ofDays(1));

    assertThat(rules.inquire(notFound())).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    rules.inquire(found(EvidenceKind.PAID));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  void maxDebit_belowAmountAndFee_killsTheDraftAndFails() {
    Rules rules = withTerms(null, idr("1504999.99"));
    rules.dispatch();

    assertThat(rules.answer(prepared("D1"))).isNull();
    assertAbandoned(rules, Abandonment.COST_TOO_HIGH);
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.AM14);
  }

  @Test
  void maxDebit_exactlyAmountAndFee_isEnough() {
    Rules rules = withTerms(null, idr("1505000"));
    rules.dispatch();

    assertThat(rules.answer(prepared("D1"))).isNotNull();
  }

  @Test
  void maxDebit_priceThatCannotBeCompared_isTooHigh() {
    Money dollar = Money.parse(Money.currency("USD"), "1");
    for (Cost cost :
        new Cost[] {
          new Cost(dollar, dollar, null),
          new Cost(idr("1"), null, null),
          new Cost(null, idr("1"), null),
          new Cost(idr("1"), dollar, null)
        }) {
      Rules rules = withTerms(null, idr("1510000"));
      rules.dispatch();
      rules.answer(new StepOutcome.Prepared(new Draft("D1", cost, null), Terms.UNSTATED));
      assertAbandoned(rules, Abandonment.COST_TOO_HIGH);
    }
  }

  @Test
  void draft_thatWouldRunOutDuringTheConfirmation_isNotConfirmedButReplaced() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    Instant soon = Rules.START.plus(Rules.CALL);
    rules.answer(new StepOutcome.Prepared(new Draft("D1", null, soon), Terms.UNSTATED));
    assertAbandoned(rules, Abandonment.DRAFT_EXPIRED);

    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.dispatch().attempt()).isEqualTo(2);
  }

  @Test
  void draft_validBeyondTheLongestCall_isConfirmed() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    Instant later = Rules.START.plus(Rules.CALL).plusMillis(1);

    assertThat(rules.answer(new StepOutcome.Prepared(new Draft("D1", null, later), Terms.UNSTATED)))
        .isNotNull();
  }

  @Test
  void provider_suspended_makesNoFurtherStepAndTheAttemptDoesNotCount() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.states.put(rules.first.name(), ProviderState.SUSPENDED);

    assertThat(rules.answer(prepared("D1"))).isNull();
    assertAbandoned(rules, Abandonment.PROVIDER_SUSPENDED);
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void provider_suspendedOrNeverSet_getsNothingSentAgain() {
    for (ProviderState state : new ProviderState[] {ProviderState.SUSPENDED, null}) {
      Rules rules = Rules.direct();
      rules.dispatch();
      rules.answer(unknown());
      rules.states.remove(rules.first.name());
      if (state != null) {
        rules.states.put(rules.first.name(), state);
      }
      rules.quiet();

      assertThat(rules.inquire(notFound())).isNull();
      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
      assertThat(rules.next.after()).isPositive();
    }
  }

  @Test
  void provider_draining_completesWhatIsOpen() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.states.put(rules.first.name(), ProviderState.DRAINING);

    assertThat(rules.answer(prepared("D1"))).isNotNull();
  }

  @Test
  void cancel_asked_killsTheDraftAndIsCancelledOnProofAlone() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.asksToCancel();

    assertThat(rules.answer(prepared("D1"))).isNull();
    assertAbandoned(rules, Abandonment.CANCEL_ASKED);
    rules.inquire(resumable("D1"));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.CUST);
  }

  @Test
  void cancel_asked_whateverTheRefusalSays_isCancelled() {
    for (RefusalClass refusal :
        new RefusalClass[] {
          RefusalClass.INSTRUCTION, RefusalClass.PROVIDER_LIMIT, RefusalClass.OURS_OR_PROVIDERS
        }) {
      Rules rules = Rules.direct();
      rules.dispatch();
      rules.asksToCancel();
      rules.answer(refused(refusal, ReasonCode.NARR));

      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
    }
  }

  @Test
  void cancel_askedTooLate_isPaidAllTheSame() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.asksToCancel();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PENDING);
    rules.inquire(found(EvidenceKind.PAID));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
  }

  @Test
  void draftNeverSeen_andNobodyConfirmsIt_isProvenByNotFoundAfterTheCall() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(unknown());
    rules.asksToCancel();
    rules.later(Duration.ofSeconds(5));
    rules.inquire(notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    rules.quiet();
    rules.inquire(notFound());
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void abandoned_thenPaidAfterAll_isPaid() {
    Rules rules = Rules.confirming();
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.NARR));
    rules.inquire(found(EvidenceKind.PAID));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
  }

  private static Rules withTerms(Instant deadline, Money maxDebit) {
    return new Rules(
        Samples.instruction(deadline, maxDebit), FakeProvider.named("alpha").drafted());
  }

  private static void assertAbandoned(Rules rules, Abandonment why) {
    assertThat(rules.attempt().abandonment()).isEqualTo(why);
    assertThat(rules.attempt().isOpen()).isTrue();
    assertThat(rules.attempt().mayHaveExecuted()).isFalse();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
  }
}
