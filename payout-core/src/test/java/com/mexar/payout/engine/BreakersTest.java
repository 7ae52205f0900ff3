package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.notSent;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private static final ProviderName ALPHA = new ProviderName("alpha");
  private static final ProviderName BETA = new ProviderName("beta");
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final StepOutcome POOR = refused(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04);
  private static final StepOutcome SUCCESS = acknowledged(EvidenceKind.ACKNOWLEDGED);

  private Instant now = Rules.START;
  private final Breakers breakers = new Breakers(3, PAUSE, LONGEST, () -> now);

  @Test
  void breaker_failuresInARow_opensForThatProviderAlone() {
    breakers.note(ALPHA, POOR);
    breakers.note(ALPHA, unknown());
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.CLOSED);
    breakers.note(ALPHA, notSent());

    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.OPEN);
    assertThat(breakers.stateOf(BETA)).isEqualTo(BreakerState.CLOSED);
    assertThat(breakers.open()).containsOnlyKeys(ALPHA).containsEntry(ALPHA, PAUSE);
  }

  @Test
  void breaker_failuresBetweenSuccesses_staysClosed() {
    for (int i = 0; i < 10; i++) {
      note(ALPHA, POOR, 2);
      breakers.note(ALPHA, SUCCESS);
    }
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void breaker_draftsBetweenFailures_hideNone() {
    for (int i = 0; i < 3; i++) {
      breakers.note(ALPHA, Rules.prepared("D" + i));
      breakers.note(ALPHA, unknown());
    }
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.OPEN);
    now = now.plus(PAUSE);
    breakers.note(ALPHA, Rules.prepared("D9"));
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.PROBING);
  }

  @Test
  void breaker_refusalsOfInstructions_areNoFailures() {
    note(ALPHA, refused(RefusalClass.INSTRUCTION, ReasonCode.AC01), 10);
    note(ALPHA, refused(RefusalClass.COMPLIANCE, ReasonCode.RR04), 10);
    note(ALPHA, refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02), 10);

    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void breaker_pauseOver_probesUntilASuccess() {
    note(ALPHA, POOR, 3);
    now = now.plus(PAUSE);

    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.PROBING);
    assertThat(breakers.open()).isEmpty();
    breakers.note(ALPHA, SUCCESS);
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void breaker_closed_letsAnyNumberBegin() {
    note(ALPHA, POOR, 2);
    for (int i = 0; i < 10; i++) {
      assertThat(breakers.tryBegin(ALPHA)).isTrue();
      assertThat(breakers.tryBegin(BETA)).isTrue();
    }
  }

  @Test
  void breaker_triedOut_letsOneBeginUntilItIsNotedOrEnded() {
    note(ALPHA, POOR, 3);
    assertThat(breakers.tryBegin(ALPHA)).as("while it is open").isFalse();
    now = now.plus(PAUSE);

    assertThat(breakers.tryBegin(ALPHA)).isTrue();
    assertThat(breakers.tryBegin(ALPHA)).isFalse();
    breakers.ended(ALPHA);
    assertThat(breakers.tryBegin(ALPHA)).as("after one that has shown nothing").isTrue();
    breakers.note(ALPHA, SUCCESS);
    assertThat(breakers.tryBegin(ALPHA)).isTrue();
    assertThat(breakers.tryBegin(ALPHA)).isTrue();
  }

  @Test
  void breaker_probeThatComesToNoEnd_hasFailedAndAnotherFollows() {
    note(ALPHA, POOR, 3);
    now = now.plus(PAUSE);
    assertThat(breakers.tryBegin(ALPHA)).isTrue();
    now = now.plus(LONGEST).minusNanos(1);
    assertThat(breakers.tryBegin(ALPHA)).isFalse();
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.PROBING);

    now = now.plusNanos(1);
    assertThat(breakers.tryBegin(ALPHA)).isFalse();
    assertThat(breakers.open()).containsEntry(ALPHA, PAUSE.multipliedBy(2));
    now = now.plus(PAUSE.multipliedBy(2));
    assertThat(breakers.tryBegin(ALPHA)).isTrue();
  }

  @Test
  void breaker_failedProbe_opensForTwiceAsLongUpToABound() {
    note(ALPHA, POOR, 3);
    Duration longest = PAUSE.multipliedBy(32);
    for (int probe = 1; probe <= 8; probe++) {
      now = now.plus(longest);
      breakers.note(ALPHA, POOR);
      Duration doubled = PAUSE.multipliedBy(1L << Math.min(probe, 5));
      assertThat(breakers.open()).containsEntry(ALPHA, doubled);
    }
  }

  @Test
  void breaker_answersStillUnderWayWhenItOpened_doNotProlongIt() {
    note(ALPHA, POOR, 20);

    assertThat(breakers.open()).containsEntry(ALPHA, PAUSE);
  }

  @Test
  void breaker_closedAgain_beginsAnew() {
    note(ALPHA, POOR, 3);
    now = now.plus(PAUSE);
    note(ALPHA, POOR, 1);
    breakers.note(ALPHA, SUCCESS);
    note(ALPHA, POOR, 2);
    assertThat(breakers.stateOf(ALPHA)).isEqualTo(BreakerState.CLOSED);
    note(ALPHA, POOR, 1);

    assertThat(breakers.open()).containsEntry(ALPHA, PAUSE);
  }

  private void note(ProviderName provider, StepOutcome outcome, int times) {
    for (int i = 0; i < times; i++) {
      breakers.note(provider, outcome);
    }
  }
}
