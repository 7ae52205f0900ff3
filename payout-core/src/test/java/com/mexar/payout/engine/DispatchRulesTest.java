package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.event.EventType;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an accepted payout that is due. */
class DispatchRulesTest {

  @Test
  void dispatch_preference_goesToTheFirstThatMay() {
    Rules rules =
        new Rules(Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    rules.states.put(rules.first.name(), ProviderState.DRAINING);

    assertThat(rules.dispatch().provider().value()).isEqualTo("beta");
    assertThat(rules.attempt().reference())
        .isEqualTo(
            AttemptReference.derive(
                rules.payout.client(), rules.payout.instruction().reference(), 1));
  }

  @Test
  void dispatch_pinned_goesNowhereElse() {
    Rules rules =
        new Rules(
            Samples.pinnedTo("beta"), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    assertThat(rules.dispatch().provider().value()).isEqualTo("beta");
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void payout_refusedForALimit_changesToTheLaneOfTheNext() {
    FakeProvider alpha = FakeProvider.named("alpha");
    FakeProvider beta = FakeProvider.named("beta");
    FakeProvider gamma = FakeProvider.named("gamma");
    Rules rules = new Rules(Samples.instruction(), alpha, beta, gamma);
    rules.states.put(beta.name(), ProviderState.SUSPENDED);
    rules.dispatch();

    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.payout.lane()).as("the first that is active").isEqualTo(gamma.name());
    rules.dispatch();
    rules.states.put(gamma.name(), ProviderState.SUSPENDED);
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    assertThat(rules.payout.lane()).as("the only one that is left").isEqualTo(beta.name());
  }

  @Test
  void dispatch_noRoomForACall_staysDueInTheLaneOfThatProvider() {
    Rules rules = Rules.direct();
    rules.dispatch(Leave.BUSY);

    assertThat(rules.payout.lane()).isEqualTo(rules.first.name());
    assertThat(rules.next).isEqualTo(NextAction.KEEP);
    assertThat(rules.payout.attempts()).isEmpty();
    assertThat(rules.announced()).isEmpty();

    rules.dispatch(Leave.BUSY);
    assertThat(rules.lastChange).as("nothing more to say").isNull();
  }

  @Test
  void dispatch_providerThatIsTriedOut_isWaitedForAndStaysDue() {
    Rules rules = Rules.direct();
    rules.dispatch(Leave.TRIED_OUT);

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.PROVIDER_UNAVAILABLE);
    assertThat(rules.payout.lane()).isEqualTo(rules.first.name());
    assertThat(rules.next).isEqualTo(NextAction.KEEP);
    assertThat(rules.announced()).containsExactly(EventType.WAITING);

    rules.dispatch(Leave.TRIED_OUT);
    assertThat(rules.lastChange).as("nothing more to say").isNull();
    assertThat(rules.dispatch()).isNotNull();
    assertThat(rules.payout.waitingFor()).isNull();
  }

  @Test
  void dispatch_providerThatIsTriedOut_afterAnotherWait_isWaitedForInstead() {
    Rules rules = Rules.direct();
    rules.states.clear();
    rules.dispatch();
    rules.states.put(rules.first.name(), ProviderState.ACTIVE);
    rules.dispatch(Leave.TRIED_OUT);

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.PROVIDER_UNAVAILABLE);
    assertThat(rules.announced()).containsExactly(EventType.WAITING, EventType.WAITING);
  }

  @Test
  void dispatch_brokenProvider_isWaitedForAndNotRoutedAround() {
    Rules rules =
        new Rules(Samples.instruction(), FakeProvider.named("alpha"), FakeProvider.named("beta"));
    rules.broken.put(rules.first.name(), Duration.ofSeconds(10));
    rules.dispatch();

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.PROVIDER_UNAVAILABLE);
    assertThat(rules.next.after()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(rules.payout.attempts()).isEmpty();

    rules.broken.clear();
    assertThat(rules.dispatch().provider()).isEqualTo(rules.first.name());
  }

  @Test
  void dispatch_noActiveProvider_waitsAndIsAnnouncedOnce() {
    Rules rules = Rules.direct();
    rules.states.put(rules.first.name(), ProviderState.SUSPENDED);
    rules.dispatch();
    rules.dispatch();

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.NO_ACTIVE_PROVIDER);
    assertThat(rules.announced()).containsExactly(EventType.WAITING);
    assertThat(rules.next.after()).isPositive();
    assertThat(rules.tasks).isEmpty();
  }

  @Test
  void waiting_over_isAnnouncedBeforeTheMove() {
    Rules rules = Rules.direct();
    rules.states.put(rules.first.name(), ProviderState.SUSPENDED);
    rules.dispatch();
    rules.states.put(rules.first.name(), ProviderState.ACTIVE);
    rules.dispatch();

    assertThat(rules.announced())
        .containsExactly(EventType.WAITING, EventType.WAITING, EventType.SUBMITTING);
    assertThat(rules.payout.waitingFor()).isNull();
    assertThat(rules.payout.sequence()).isEqualTo(4);
  }

  @Test
  void waiting_forSomethingElse_isAnnouncedAnew() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.states.put(rules.first.name(), ProviderState.SUSPENDED);
    rules.dispatch();

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.NO_ACTIVE_PROVIDER);
    assertThat(rules.announced())
        .containsExactly(
            EventType.SUBMITTING, EventType.ACCEPTED, EventType.WAITING, EventType.WAITING);
  }

  @Test
  void dispatch_noProviderServesItAnyMore_waitsWithATask() {
    Rules rules = new Rules(Samples.instruction(), FakeProvider.named("alpha").servingNothing());
    rules.dispatch();

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.NO_ROUTE);
    assertThat(rules.tasks).containsExactly(TaskKind.NO_ROUTE);
  }

  @Test
  void dispatch_deadlinePassed_failsWithoutAnAttempt() {
    Rules rules = new Rules(Samples.instruction(Rules.START, null), FakeProvider.named("alpha"));
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.payout.reason().code()).isEqualTo(ReasonCode.TM01);
    assertThat(rules.payout.attempts()).isEmpty();
  }

  @Test
  void dispatch_deadlinePassedWhileWaiting_failsAndEndsTheWait() {
    Rules rules =
        new Rules(
            Samples.instruction(Rules.START.plusSeconds(20), null), FakeProvider.named("alpha"));
    rules.states.clear();
    rules.dispatch();
    rules.later(java.time.Duration.ofSeconds(30));
    rules.dispatch();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(rules.announced())
        .containsExactly(EventType.WAITING, EventType.WAITING, EventType.FAILED);
  }

  /** Two operators alone may end it, and it must not be taken up again and again meanwhile. */
  @Test
  void dispatch_deadlinePassedWhileContradicted_isLookedAtAfterAPause() {
    Rules rules = new Rules(Samples.instruction(Rules.START, null), FakeProvider.named("alpha"));
    rules.payout =
        rules.payout.toBuilder()
            .contradictions(Set.of(new Contradiction(1, EvidenceKind.ACKNOWLEDGED)))
            .build();
    rules.later(Duration.ofSeconds(60));

    rules.dispatch();

    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.CONTRADICTION);
    assertThat(rules.next.after()).isGreaterThan(Duration.ofSeconds(10));
  }

  @Test
  void attempts_asManyAsAllowed_waitWithATaskAndDoNotFail() {
    Rules rules = Rules.direct();
    for (int i = 1; i <= Rules.MAX_ATTEMPTS; i++) {
      assertThat(rules.dispatch().attempt()).isEqualTo(i);
      rules.answer(unknown());
      rules.inquire(found(EvidenceKind.UNEXECUTED));
    }

    assertThat(rules.dispatch()).isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(rules.payout.waitingFor().code()).isEqualTo(WaitCode.ATTEMPTS_EXHAUSTED);
    assertThat(rules.tasks).containsExactly(TaskKind.ATTEMPTS_EXHAUSTED);
    assertThat(rules.payout.attempts().stream().map(a -> a.reference()).distinct())
        .hasSize(Rules.MAX_ATTEMPTS);
  }

  @Test
  void router_whyNone_saysWhyPerProvider() {
    Router router =
        new Router(
            new Providers(
                List.of(FakeProvider.named("alpha").servingNothing(), FakeProvider.named("beta"))));

    assertThat(router.whyNone(Samples.instruction())).isEmpty();
    assertThat(router.whyNone(Samples.pinnedTo("gamma")).orElseThrow())
        .hasSize(2)
        .allSatisfy((name, why) -> assertThat(why).contains("pinned"));
  }

  @Test
  void providers_twoOfOneName_areRefused() {
    assertThatThrownBy(
            () -> new Providers(List.of(FakeProvider.named("a"), FakeProvider.named("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
