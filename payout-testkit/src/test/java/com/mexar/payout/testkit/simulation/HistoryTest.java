package com.mexar.payout.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine through seeded histories; more of them: {@code bin/simulate}. */
@Timeout(300)
class HistoryTest {
  private static final int SEEDS = 150;

  @Test
  void histories_ofManySeeds_keepEveryInvariantAndKnowEveryKindOfFault() {
    Coverage all = new Coverage();
    for (long seed = 1; seed <= SEEDS; seed++) {
      History.Outcome outcome = History.of(seed);
      all.add(outcome.coverage());
      assertThat(outcome.violations()).as("seed %d", seed).isEmpty();
    }
    assertThat(all.counts().keySet())
        .contains(
            "fault: a host dies at a statement",
            "fault: a host dies after a commit",
            "fault: a connection dies",
            "fault: a commit fails",
            "fault: a commit's answer is lost",
            "fault: a host's clock jumps",
            "fault: the store's clock jumps",
            "fault: step lost before its effect",
            "fault: step lost after its effect",
            "fault: step late",
            "fault: inquiries blind for a while",
            "fault: inquiry answered from an old copy",
            "fault: callback lost",
            "fault: callback repeated",
            "fault: callback forged",
            "fault: channel fails amid a batch",
            "fault: a provider's state was set",
            "a reference was sent again",
            "end: PAID",
            "end: FAILED",
            "end: CANCELLED",
            "end: RETURNED");
  }

  @Test
  void history_ofOneSeed_isTheSameAgain() {
    for (long seed = 1; seed <= 10; seed++) {
      History.Outcome once = History.of(seed);
      History.Outcome again = History.of(seed);

      assertThat(again.turns()).as("turns of seed %d", seed).isEqualTo(once.turns());
      Map<String, Long> counts = once.coverage().counts();
      assertThat(again.coverage().counts()).as("seed %d", seed).isEqualTo(counts);
    }
  }

  /** The first seed that finds each, counted from 1. */
  @ParameterizedTest
  @CsvSource({
    "SILENCE_IS_A_REFUSAL, 115",
    "SILENCE_IS_NOT_FOUND, 100",
    "REPEATS_ARE_PAID, 83",
    "NOT_FOUND_IS_PROOF, 11"
  })
  void mistake_inEveryPlugIn_isFound(Mistake mistake, long seed) {
    assertThat(History.of(seed).violations()).isEmpty();
    assertThat(History.of(seed, mistake).violations()).isNotEmpty();
  }
}
