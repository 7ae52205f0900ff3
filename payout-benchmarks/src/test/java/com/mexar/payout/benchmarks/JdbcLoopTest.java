package com.mexar.payout.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there is no pgbench, the same scripts run here. */
class JdbcLoopTest {
  @ParameterizedTest
  @CsvSource({"accept.sql, 1", "life.sql, 4"})
  void round_ofAScript_writesTheTransitionsOfEachPayout(String script, int transitions)
      throws Exception {
    try (Ground ground = Ground.open()) {
      Database database = ground.database("bench_limit");

      double perSecond =
          new JdbcLoop("any", Script.named(script), database, 2).round(Duration.ofMillis(200));

      assertThat(perSecond).isPositive();
      assertThat(database.ask("SELECT count(*) FROM payout_transition"))
          .isEqualTo(database.ask("SELECT " + transitions + " * count(*) FROM payout"))
          .isNotEqualTo("0");
    }
  }
}
