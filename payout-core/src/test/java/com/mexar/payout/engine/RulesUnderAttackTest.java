package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.*;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.*;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.*;
import com.mexar.payout.settings.*;
import com.mexar.payout.store.*;
import com.mexar.payout.threads.Threads;
import java.time.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ways to pay twice, to lose a payout or to spin that an adversary found in the rules. */
class RulesUnderAttackTest {
  static Rules two(Instant deadline) {
    return new Rules(
        Samples.instruction(deadline, null),
        FakeProvider.named("alpha"),
        FakeProvider.named("beta"));
  }

  @Test
  void deadline_whileAClosedAttemptIsSaidToBePaid_failsNothing() {
    Rules rules = two(START.plusSeconds(60));
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    rules.callback(1, says(EvidenceKind.PAID));
    rules.later(Duration.ofSeconds(61));
    rules.dispatch();
    assertThat(rules.payout.status()).isNotEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void refusalOfTheOpenAttempt_whileAClosedOneIsSaidToBePaid_failsNothing() {
    Rules rules =
        new Rules(
            Samples.instruction(),
            FakeProvider.named("alpha"),
            FakeProvider.named("beta").drafted());
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    rules.dispatch();
    rules.answer(prepared("D2"));
    rules.answer(refused(RefusalClass.INSTRUCTION, ReasonCode.AC01));
    rules.callback(1, says(EvidenceKind.PAID));
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isNotEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void cancelWish_whileAClosedAttemptIsSaidToBePaid_cancelsNothing() {
    Rules rules = two(null);
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    rules.dispatch();
    rules.callback(1, says(EvidenceKind.PAID));
    rules.asksToCancel();
    rules.inquire(found(EvidenceKind.UNEXECUTED));
    assertThat(rules.payout.status()).isNotEqualTo(PayoutStatus.CANCELLED);
  }

  @Test
  void resumable_anotherDraftThanTheOneWhoseConfirmationIsUnknown_isNotConfirmed() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(prepared("D2"));
    rules.answer(unknown());
    rules.quiet();
    assertThat(rules.inquire(resumable("D1"))).isNull();
    assertThat(rules.attempt().mayHaveExecuted()).isTrue();
  }

  @Test
  void callbackThatRepeatsTheRefusal_whileWaitingForBalance_doesNotBringTheRetryForward() {
    Rules rules = Rules.direct();
    for (int i = 0; i < 6; i++) {
      rules.dispatch();
      rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    }
    Duration planned = rules.next.after();
    assertThat(planned).isGreaterThan(Duration.ofMinutes(50));
    rules.callback(6, says(EvidenceKind.UNEXECUTED));
    assertThat(rules.next.after()).isGreaterThan(Duration.ofMinutes(50));
  }

  @Test
  void loopOfNotFoundAndUnknown_withoutEnd_opensATask() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(unknown());
    for (int i = 0; i < 200; i++) {
      rules.quiet();
      rules.later(rules.next.after());
      rules.inquire(notFound());
      rules.answer(unknown());
    }
    assertThat(rules.tasks).contains(TaskKind.INQUIRIES_EXHAUSTED);
  }

  @Test
  void draftThatStandsAndConfirmationThatIsNeverSent_withoutEnd_opensATask() {
    Rules rules = Rules.confirming();
    rules.answer(notSent());
    for (int i = 0; i < 20; i++) {
      rules.later(rules.next.after());
      rules.inquire(resumable("D1"));
      rules.answer(notSent());
    }
    assertThat(rules.tasks).contains(TaskKind.INQUIRIES_EXHAUSTED);
  }

  @Test
  void repeatedCallbacksOnTheFirstDay_doNotEndTheReversalWatch() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));
    for (int i = 0; i < 3; i++) {
      rules.inquire(found(EvidenceKind.PAID));
    }
    assertThat(rules.next).isNotEqualTo(NextAction.NEVER);
  }

  @Test
  void resumableWithoutAPrice_underMaxDebit_isNotConfirmed() {
    Rules rules =
        new Rules(Samples.instruction(null, idr("1000000")), FakeProvider.named("alpha").drafted());
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    assertThat(
            rules.inquire(
                new InquiryOutcome.Resumable(new Draft("D1", null, null), Terms.UNSTATED)))
        .isNull();
  }

  @Test
  void resumableThatDropsTheKnownPrice_keepsIt() {
    Rules rules = Rules.confirming();
    rules.answer(notSent());
    rules.inquire(new InquiryOutcome.Resumable(new Draft("D1", null, null), Terms.UNSTATED));
    assertThat(rules.attempt().cost()).isNotNull();
  }

  @Test
  void absurdPrice_isTooHighAndBreaksNothing() {
    Rules rules =
        new Rules(Samples.instruction(null, idr("1510000")), FakeProvider.named("alpha").drafted());
    rules.dispatch();
    Money most = idr("99999999999999");
    assertThatCode(
            () ->
                rules.answer(
                    new StepOutcome.Prepared(
                        new Draft("D1", new Cost(most, most, null), null), Terms.UNSTATED)))
        .doesNotThrowAnyException();
  }

  @Test
  void deadline_afterAnAttemptWithAProviderThatIsNoLongerConfigured_fails() {
    Rules before = two(START.plusSeconds(60));
    before.dispatch();
    before.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    Rules after =
        new Rules(Samples.instruction(START.plusSeconds(60), null), FakeProvider.named("gamma"));
    after.payout = before.payout;
    after.later(Duration.ofSeconds(61));
    assertThatCode(after::dispatch).doesNotThrowAnyException();
  }

  @Test
  void waiting_isLookedAtNoLaterThanTheDeadline() {
    Rules rules =
        new Rules(
            Samples.instruction(START.plus(Duration.ofMinutes(10)), null),
            FakeProvider.named("alpha"));
    for (int i = 0; i < 6; i++) {
      rules.dispatch();
      rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    }
    assertThat(rules.next.after()).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void secondTransactionUnderOneReference_isAContradiction() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.callback(1, Evidence.of(EvidenceKind.ACKNOWLEDGED).transactionId("T1").build());
    rules.callback(1, Evidence.of(EvidenceKind.PAID).transactionId("T2").build());
    assertThat(rules.payout.contradictions()).isNotEmpty();
    assertThat(rules.attempt().transactionId())
        .as("is not asked by the other's id")
        .isEqualTo("T1");
  }

  @Test
  void draftAgain_afterTheProviderHadGoneBeyondIt_isNotConfirmedAgain() {
    Rules rules = Rules.confirming();
    rules.answer(Rules.acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.inquire(Rules.found(EvidenceKind.FAILED_UNPROVEN));
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    assertThat(rules.inquire(Rules.resumable("D1"))).as("a stale reading").isNull();

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
    assertThat(rules.tasks).contains(TaskKind.PROVIDER_FORGOT);
  }

  @Test
  void hintOfAnEarlierAttempt_beforeTheSecondIsConfirmed_isAnsweredFirst() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(Rules.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.later(rules.next.after());
    NextStep draft = rules.dispatch();
    rules.payout = rules.payout.toBuilder().hints(1).build();

    assertThat(rules.answer(draft, Rules.prepared("D2"))).as("the confirmation waits").isNull();
    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);

    assertThat(rules.inquire(Rules.resumable("D2"))).as("and is made after the answer").isNotNull();
    assertThat(rules.payout.hints()).isZero();
  }

  @Test
  void hintOfAnEarlierAttempt_withoutAnAnswerForIt_holdsTheNextStepBackBySchedule() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(Rules.refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.later(rules.next.after());
    NextStep draft = rules.dispatch();
    rules.payout = rules.payout.toBuilder().hints(1).build();
    rules.answer(draft, Rules.prepared("D2"));

    for (InquiryOutcome outcome : List.of(Rules.resumable("D2"), Rules.notFound())) {
      assertThat(rules.apply(withoutTheFirst(rules), outcome)).isNull();
      assertThat(rules.payout.status()).isEqualTo(PayoutStatus.IN_DOUBT);
      assertThat(rules.payout.hints()).isEqualTo(1);
      assertThat(rules.next.after()).isPositive();
    }
    for (int i = 0; i < 20; i++) {
      rules.apply(withoutTheFirst(rules), Rules.noAnswer());
    }
    assertThat(rules.tasks).contains(TaskKind.INQUIRIES_EXHAUSTED);

    rules.apply(withoutTheFirst(rules), Rules.found(EvidenceKind.PAID));
    assertThat(rules.payout.status()).as("what is there is there").isEqualTo(PayoutStatus.PAID);
    assertThat(rules.next.after()).as("and the first is asked again").isPositive();
  }

  private static Inquiry withoutTheFirst(Rules rules) {
    Inquiry asked = rules.question();
    return new Inquiry(
        asked.payout(),
        asked.attempt(),
        asked.version(),
        asked.askedAt(),
        asked.hints(),
        false,
        true,
        asked.askedFor());
  }

  @Test
  void headerSentTwiceInTwoSpellings_isNotTaken() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("X-Signature", List.of("one"));
    headers.put("x-signature", List.of("two"));
    RawCallback raw = new RawCallback("POST", "/", "", headers, new byte[0], "");
    assertThat(raw.header("x-signature")).isEmpty();
  }

  @Test
  void headers_cannotBeChanged() {
    RawCallback raw = new RawCallback("POST", "/", "", Map.of(), new byte[0], "");
    assertThatThrownBy(() -> raw.headers().put("x", List.of("y")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void zeroDelaysAndPolls_areRefused() {
    assertThatThrownBy(() -> EngineSettings.builder().inquiryDelays(List.of(Duration.ZERO)).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EngineSettings.builder().pollInterval(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void durations_nothingButCommas_isAFault() {
    Settings settings = new Settings("x", Map.of("d", ","));
    assertThat(settings.durations("d", List.of(Duration.ofSeconds(1)))).isNotEmpty();
  }

  @Test
  @Timeout(20)
  void roundThatThrowsAnError_doesNotEndTheWorker() throws Exception {
    CountDownLatch rounds = new CountDownLatch(2);
    Worker worker =
        new Worker(
            Threads.REAL,
            "test",
            Threads.REAL.newSignal(),
            Duration.ofMillis(5),
            Clock.systemUTC(),
            progress -> {
              rounds.countDown();
              throw new NoSuchMethodError("an old plug-in");
            });
    worker.start();
    boolean went = rounds.await(3, TimeUnit.SECONDS);
    worker.stop();
    assertThat(went).isTrue();
  }

  @Test
  @Timeout(20)
  void roundThatLeavesTheThreadInterrupted_doesNotEndTheWorker() throws Exception {
    CountDownLatch rounds = new CountDownLatch(2);
    Worker worker =
        new Worker(
            Threads.REAL,
            "test",
            Threads.REAL.newSignal(),
            Duration.ofMillis(5),
            Clock.systemUTC(),
            progress -> {
              rounds.countDown();
              Thread.currentThread().interrupt();
            });
    worker.start();
    boolean went = rounds.await(3, TimeUnit.SECONDS);
    worker.stop();
    assertThat(went).isTrue();
  }

  @Test
  void groupedAccountNumber_isHidden() {
    assertThat(new ProviderReason(null, "account 1234 5678 9012 3456 closed").text())
        .doesNotContain("5678");
  }

  @Test
  void numericRawCode_isKept() {
    assertThat(new ProviderReason("4001001", null).code()).isEqualTo("4001001");
  }

  @Test
  void markupWithoutAnEnd_isNotShown() {
    assertThat(new ProviderReason(null, "x <img src=a onerror=b").text()).doesNotContain("<");
  }

  @Test
  void name_ofInvisibleBlanks_isRefused() {
    for (String blank : List.of("\u00a0", "\u3164", "\u2800", "Ana\u00a0")) {
      assertThatThrownBy(() -> new Individual(blank, null, Samples.ID, PartyDetails.NONE))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  void fault_neverHoldsTheValue() {
    Settings settings = new Settings("x", Map.of("n", "s3cret"));
    settings.parsed("n", 1, Integer::valueOf);
    assertThatThrownBy(settings::requireNoFaults).message().doesNotContain("s3cret");
  }

  @Test
  void repeatedCallbacks_doNotPostponeTheNextInquiry() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));
    Instant due = rules.now.plus(rules.next.after());
    rules.later(Duration.ofHours(20));
    rules.callback(1, says(EvidenceKind.PAID));
    assertThat(rules.now.plus(rules.next.after())).isBefore(due.plus(Duration.ofHours(6)));
  }

  @Test
  void repeatedCallbackOnAClosedAttempt_doesNotTouchTheLease() {
    Rules rules = two(null);
    rules.dispatch();
    rules.answer(refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02));
    rules.dispatch();
    rules.later(Duration.ofSeconds(29));
    rules.callback(1, says(EvidenceKind.UNEXECUTED));
    assertThat(rules.lastChange).isNull();
  }

  @Test
  void wrongDraft_seenDead_closesTheAttempt() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    Terms wrong = new Terms(idr("1500001"), null);
    rules.answer(new StepOutcome.Prepared(draft("D1"), wrong));
    rules.inquire(
        new InquiryOutcome.Found(Evidence.of(EvidenceKind.UNEXECUTED).terms(wrong).build()));
    assertThat(rules.attempt().outcome()).isEqualTo(AttemptOutcome.UNEXECUTED);
  }

  @Test
  void providerThatFlaps_isNotAskedEveryFewSecondsForEver() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(unknown());
    int events = rules.events.size();
    Duration passed = Duration.ZERO;
    while (passed.compareTo(Duration.ofDays(1)) < 0) {
      passed = passed.plus(rules.next.after());
      rules.later(rules.next.after());
      rules.inquire(
          found(
              rules.payout.status() == PayoutStatus.PENDING
                  ? EvidenceKind.ON_HOLD
                  : EvidenceKind.ACKNOWLEDGED));
    }
    assertThat(rules.events.size() - events).isLessThan(100);
  }
}
