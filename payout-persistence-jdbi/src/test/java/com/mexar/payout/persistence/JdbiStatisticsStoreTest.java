package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.StatisticsStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiStatisticsStoreTest extends StatisticsStoreContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }

  @Test
  void statements_ofStatistics_runAlongIndexesOfWhatWaits() throws SQLException {
    assertThat(plan(JdbiStatisticsStore.OPEN))
        .contains("payout_by_status", "payout_attempt_pkey")
        .doesNotContain("Seq Scan");
    assertThat(plan(JdbiStatisticsStore.TASKS))
        .containsPattern("task_is_open_once|task_open_by_opening")
        .doesNotContain("Seq Scan");
    assertThat(plan(JdbiStatisticsStore.REST))
        .contains("callback_without_effect", "callback_due", "payout_contradicted")
        .doesNotContain("Seq Scan");
    assertThat(plan(JdbiStatisticsStore.CHANNELS))
        .contains("event_first_pkey")
        .doesNotContain("Seq Scan on event");
    assertThat(plan(JdbiStatisticsStore.DELIVERIES))
        .contains("payout_id_position_since_idx", "position_channel_idx")
        .doesNotContain("Seq Scan");
  }

  /** As planned where tables are large: an empty one would be read whole. */
  private static String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(TestDatabases.migrated());
        Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      try (ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
