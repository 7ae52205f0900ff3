package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.EventType;
import com.mexar.payout.store.NextAction;
import org.junit.jupiter.api.Test;

/** A wish to cancel never becomes more than a wish while an attempt may have been executed. */
class CancellationTest {

  @Test
  void cancel_acceptedWithoutAttempt_isCancelledAtOnce() {
    Rules rules = Rules.direct();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.CANCELLED);

    Transition last = rules.history.get(rules.history.size() - 1);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
    assertThat(rules.payout.cancelRequested()).isTrue();
    assertThat(last.cause()).isEqualTo(Cause.CLIENT);
    assertThat(last.actor()).isEqualTo("client:core");
    assertThat(last.reason().code()).isEqualTo(ReasonCode.CUST);
    assertThat(rules.announced()).containsExactly(EventType.CANCELLED);
  }

  @Test
  void cancel_whileWaiting_endsTheWaitToo() {
    Rules rules = Rules.direct();
    rules.states.clear();
    rules.dispatch();

    rules.cancel();

    assertThat(rules.payout.waitingFor()).isNull();
    assertThat(rules.announced())
        .containsExactly(EventType.WAITING, EventType.WAITING, EventType.CANCELLED);
  }

  @Test
  void cancel_again_isTheSameAnswerAndNoChange() {
    Rules rules = Rules.direct();
    rules.cancel();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.CANCELLED);
    assertThat(rules.lastChange).isNull();
  }

  @Test
  void cancel_duringTheDraft_meetsTheConfirmationAndKillsTheDraft() {
    Rules rules = Rules.drafted();
    rules.dispatch();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.SUBMITTING);
    assertThat(rules.answer(prepared("D1"))).isNull();
    assertThat(rules.attempt().abandonment()).isEqualTo(Abandonment.CANCEL_ASKED);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
    rules.inquire(found(EvidenceKind.UNEXECUTED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void cancel_duringTheConfirmation_doesNotUndoIt() {
    Rules rules = Rules.confirming();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    rules.answer(acknowledged(EvidenceKind.PAID));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.payout.cancelRequested()).isTrue();
  }

  @Test
  void cancel_inDoubtAfterALostConfirmation_waitsForProof() {
    Rules rules = Rules.confirming();
    rules.answer(unknown());

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    assertThat(rules.next).isEqualTo(NextAction.NOW);
    rules.inquire(notFound());
    rules.inquire(resumable("D1"));
    assertThat(rules.payout.status()).as("the call may still run").isEqualTo(PayoutStatus.IN_DOUBT);
    rules.quiet();
    rules.inquire(resumable("D1"));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    rules.inquire(found(EvidenceKind.UNEXECUTED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void cancel_pendingThatIsDeclined_isCancelledInsteadOfTriedElsewhere() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    assertThat(rules.next).isEqualTo(NextAction.KEEP);
    rules.inquire(found(EvidenceKind.UNEXECUTED));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void cancel_twiceWhileOpen_changesNothingTheSecondTime() {
    Rules rules = Rules.confirming();
    rules.cancel();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    assertThat(rules.lastChange).isNull();
  }

  @Test
  void cancel_withACallbackUnanswered_waitsForTheAnswer() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.payout = rules.payout.toBuilder().hints(1).build();

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.next).as("and not for its old due time").isEqualTo(NextAction.NOW);
    rules.inquire(notFound());
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.CANCELLED);
    assertThat(rules.payout.attempts()).hasSize(1);
  }

  @Test
  void cancel_withAContradictionOpen_isLeftToTheOperators() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.contradicted(1, EvidenceKind.PAID);

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.WISHED);
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void cancel_whatHasEnded_isRefused() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));

    assertThat(rules.cancel()).isEqualTo(Cancellation.Outcome.REFUSED);
    assertThat(rules.lastChange).isNull();
  }
}
