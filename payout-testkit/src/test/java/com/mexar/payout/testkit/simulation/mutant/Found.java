package com.mexar.payout.testkit.simulation.mutant;

import com.mexar.payout.testkit.simulation.Invariant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the simulation of a mutant says of a seed.
 *
 * @param violations as texts, since their classes are the mutant's own
 */
record Found(long seed, List<String> violations) {

  /** Those that did not hold. */
  Set<Invariant> invariants() {
    return Arrays.stream(Invariant.values())
        .filter(
            invariant ->
                violations.stream()
                    .anyMatch(it -> it.startsWith("invariant " + invariant.number() + " ")))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Invariant.class)));
  }

  String numbers() {
    return invariants().stream().map(Invariant::number).collect(Collectors.joining(", "));
  }
}
