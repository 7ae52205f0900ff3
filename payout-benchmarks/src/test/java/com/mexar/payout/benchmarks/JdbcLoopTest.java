package com.mexar.payout.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where there is no pgbench, the same scripts run here. */
class JdbcLoopTest {
  @Test
  void round_ofEachScript_writesTheTransitionsOfEachPayout() throws Exception {
    try (Ground ground = Ground.open()) {
      writes(1, "accept.sql", ground.database("accepted"));
      writes(4, "life.sql", ground.database("lived"));
    }
  }

  private static void writes(int transitions, String script, Database database) throws Exception {
    double perSecond =
        new JdbcLoop("any", Script.named(script), database, 2).round(Duration.ofMillis(200));

    assertThat(perSecond).isPositive();
    assertThat(database.ask("SELECT count(*) FROM payout_transition"))
        .isEqualTo(database.ask("SELECT " + transitions + " * count(*) FROM payout"))
        .isNotEqualTo("0");
  }
}
