package com.mexar.payout.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine through seeded histories; more of them: {@code bin/simulate}. */
@Timeout(300)
class HistoryTest {
  private static final int SEEDS = 60;
  private static final int MOST = 1_000;

  @Test
  void histories_ofFixedSeeds_keepEveryInvariant() {
    keepEveryInvariant(1);
  }

  /** Every commit looks at other histories than those before it. */
  @Test
  void histories_ofSeedsThatTheCommitNames_keepEveryInvariant() throws Exception {
    keepEveryInvariant(CommitSeed.read());
  }

  private static void keepEveryInvariant(long first) {
    LongStream.range(first, first + SEEDS)
        .forEach(
            seed ->
                assertThat(History.of(seed).violations())
                    .as("seed %d, again: bin/simulate --seeds %d..%d", seed, seed, seed)
                    .isEmpty());
  }

  @Test
  void history_ofOneSeed_isTheSameAgain() {
    for (long seed = 1; seed <= 5; seed++) {
      History.Outcome once = History.of(seed);
      History.Outcome again = History.of(seed);

      assertThat(again.turns()).as("turns of seed %d", seed).isEqualTo(once.turns());
      Map<String, Long> counts = once.coverage().counts();
      assertThat(again.coverage().counts()).as("seed %d", seed).isEqualTo(counts);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE_IS_A_REFUSAL, 3",
    "SILENCE_IS_NOT_FOUND, 7",
    "REPEATS_ARE_PAID, 24",
    "NOT_FOUND_IS_PROOF, 105"
  })
  void mistake_inEveryPlugIn_isFound(Mistake mistake, long lately) {
    assertThat(found(mistake, lately)).isPresent();
  }

  @Test
  void history_thatViolatesAnInvariant_isShortenedAndTold() {
    History.Setting setting =
        setting(found(Mistake.SILENCE_IS_NOT_FOUND, 7).orElseThrow(), Mistake.SILENCE_IS_NOT_FOUND);
    Invariant invariant = History.of(setting).violations().get(0).invariant();

    History.Outcome shortened = Shortening.of(setting, invariant);

    assertThat(shortened.violations()).extracting(Violation::invariant).contains(invariant);
    assertThat(shortened.coverage().struck().size())
        .isLessThan(History.of(setting).coverage().struck().size());
    assertThat(shortened.chronicle()).isNotEmpty();
    assertThat(shortened.stories()).isNotEmpty();
  }

  /**
   * A seed that finds a mistake: the first one, from 1 on, at the last time that somebody looked,
   * or one of the others, since whatever changes in the engine changes every history.
   */
  private static Optional<Long> found(Mistake mistake, long lately) {
    return LongStream.concat(LongStream.of(lately), LongStream.rangeClosed(1, MOST))
        .filter(seed -> !violations(seed, mistake).isEmpty())
        .boxed()
        .findFirst();
  }

  private static List<Violation> violations(long seed, Mistake mistake) {
    return History.of(setting(seed, mistake)).violations();
  }

  private static History.Setting setting(long seed, Mistake mistake) {
    return new History.Setting(seed, mistake, Set.of(), Integer.MAX_VALUE, false);
  }
}
