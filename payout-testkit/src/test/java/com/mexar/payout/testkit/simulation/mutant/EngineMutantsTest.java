package com.mexar.payout.testkit.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.testkit.simulation.Invariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulation is worth: a bug in the engine is found by it. All: {@code bin/mutants}. */
@Timeout(900)
class EngineMutantsTest {
  private static final int SOON = 3;

  static Stream<EngineMutant> foundSoon() {
    return EngineMutants.all().stream().filter(mutant -> mutant.within() <= SOON);
  }

  @ParameterizedTest
  @MethodSource("foundSoon")
  void bugInTheEngine_thatShowsSoon_isFound(EngineMutant mutant) {
    assertThat(firstFound(mutant, mutant.within()).violations())
        .as("%s, within %d seeds", mutant, mutant.within())
        .isNotEmpty();
  }

  /** Compiled, so that none goes stale where the others are not lived through. */
  @Test
  void everyMutant_fitsTheSourceOfToday() {
    EngineMutants.all().stream()
        .filter(mutant -> mutant.within() > SOON)
        .forEach(mutant -> assertThat(new MutantLoader(mutant)).isNotNull());
  }

  @Test
  void everyMutant_standsInThePageOnCorrectness() throws IOException {
    List<String> rows =
        EngineMutants.all().stream()
            .map(mutant -> "| " + mutant + " | " + mutant.within() + " |")
            .toList();
    String page = Files.readString(Path.of("../docs/correctness.md"));
    String table = page.substring(page.indexOf("| bug |"));
    assertThat(table.substring(0, table.indexOf("\n\n")).lines().skip(2))
        .hasSameSizeAs(rows)
        .allMatch(line -> rows.stream().anyMatch(line::startsWith));
  }

  @Test
  @EnabledIfSystemProperty(named = "mutants", matches = "all")
  void everyBug_isFoundAndEveryInvariantFindsOne() {
    Set<Invariant> biting = EnumSet.noneOf(Invariant.class);
    List<EngineMutant> all = EngineMutants.all();
    for (EngineMutant mutant : all) {
      Found found = firstFound(mutant, mutant.within());
      assertThat(found.violations())
          .as("%s, within %d seeds", mutant, mutant.within())
          .isNotEmpty();
      biting.addAll(found.invariants());
      System.out.printf("| %s | %d | %s |%n", mutant, found.seed(), found.numbers());
    }
    // that nothing fails as it should not is no promise of its own, but the sign of a broken one
    assertThat(biting).containsAll(EnumSet.complementOf(EnumSet.of(Invariant.SOUND)));
    System.out.printf("%d of %d were found.%n", all.size(), all.size());
  }

  private static Found firstFound(EngineMutant mutant, long within) {
    MutantLoader loader = new MutantLoader(mutant);
    return LongStream.rangeClosed(1, within)
        .mapToObj(seed -> new Found(seed, loader.violations(seed)))
        .filter(found -> !found.violations().isEmpty())
        .findFirst()
        .orElse(new Found(0, List.of()));
  }
}
