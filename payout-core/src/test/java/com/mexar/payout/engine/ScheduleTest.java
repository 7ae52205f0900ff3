package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.noAnswer;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a payout is looked at next, and after how much of that an operator is. */
class ScheduleTest {

  @Test
  void jitter_staysWithinATenthOfTheDelay_andSpreads() {
    Rules rules = Rules.direct();
    Set<Duration> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      Duration delay = rules.schedule.jittered(Duration.ofSeconds(10));
      assertThat(delay).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
      drawn.add(delay);
    }
    assertThat(drawn).hasSizeGreaterThan(500);
    assertThat(rules.schedule.jittered(Duration.ofMillis(4))).isEqualTo(Duration.ofMillis(4));
  }

  @Test
  void provider_thatKeepsRefusing_isGivenToAnOperatorAfterThreeOfTheLastDelay() {
    Rules rules = Rules.direct();
    int before = Rules.DELAYS.size() + 2;
    for (int i = 0; i < before; i++) {
      refuse(rules);
    }
    assertThat(rules.tasks).isEmpty();

    refuse(rules);
    assertThat(rules.tasks).containsExactly(TaskKind.PROVIDER_KEEPS_REFUSING);
  }

  @Test
  void paid_withoutAnAnswer_isAskedAgainSoonerThanAfterOne() {
    Rules rules = paid();
    assertThat(rules.next.after()).isGreaterThan(Duration.ofHours(20));

    rules.inquire(noAnswer());
    assertThat(rules.next.after()).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
  }

  @Test
  void paid_andNotFoundLater_isAskedAgainAsSparsely() {
    Rules rules = paid();
    rules.later(Duration.ofDays(1));
    rules.inquire(notFound());

    assertThat(rules.payout.status()).isEqualTo(PayoutStatus.PAID);
    assertThat(rules.next.after()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void paid_isAskedOnTheDayOnWhichTheReversalWindowEnds() {
    ProviderProfile usual = FakeProvider.named("alpha").profile();
    Rules rules =
        new Rules(
            Samples.instruction(),
            new FakeProvider(
                new ProviderProfile(
                    usual.name(),
                    usual.corridors(),
                    usual.repeatedReference(),
                    usual.trustNotFoundAfter(),
                    Duration.ofDays(3),
                    usual.concurrency())));
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.PAID));

    rules.later(Duration.ofDays(1));
    rules.inquire(found(EvidenceKind.PAID));
    assertThat(rules.next.after()).isEqualTo(Duration.ofDays(2));
    rules.later(Duration.ofDays(2));
    rules.inquire(found(EvidenceKind.PAID));
    assertThat(rules.next).isEqualTo(NextAction.NEVER);
  }

  @Test
  void pending_askedInVainTooOften_isGivenToAnOperatorByAnyNewsThatIsNone() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    for (int i = 0; i < Rules.DELAYS.size() + 3; i++) {
      rules.inquire(noAnswer());
    }
    rules.tasks.clear();

    rules.callback(1, says(EvidenceKind.ACKNOWLEDGED));
    assertThat(rules.tasks).containsExactly(TaskKind.INQUIRIES_EXHAUSTED);
  }

  private static void refuse(Rules rules) {
    rules.dispatch();
    rules.answer(refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04));
    rules.later(rules.next.after());
  }

  private static Rules paid() {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(acknowledged(EvidenceKind.ACKNOWLEDGED));
    rules.inquire(found(EvidenceKind.PAID));
    return rules;
  }
}
