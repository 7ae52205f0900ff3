package com.mexar.payout.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As many seeds as somebody asks for; see {@code bin/simulate}. */
@EnabledIfSystemProperty(named = "simulation.seeds", matches = "[0-9]+\\.\\.[0-9]+")
class SoakTest {

  @Test
  void histories_ofTheSeedsThatAreAskedFor_keepEveryInvariant() throws Exception {
    String[] seeds = System.getProperty("simulation.seeds").split("\\.\\.", -1);

    assertThat(Simulation.of(Long.parseLong(seeds[0]), Long.parseLong(seeds[1]))).isTrue();
  }
}
