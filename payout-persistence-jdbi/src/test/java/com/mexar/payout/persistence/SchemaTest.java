package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaTest {
  private static final String PAYOUT = "00000000-0000-7000-8000-000000000001";

  @RegisterExtension final TestDatabases databases = new TestDatabases();
  private final String url = TestDatabases.migrated();
  private final Sql sql = new Sql(url);

  @Test
  void everyTableAndColumn_hasAComment() throws SQLException {
    assertThat(
            sql.ask(
                """
                SELECT c.relname || coalesce('.' || a.attname, '')
                FROM pg_class c
                LEFT JOIN pg_attribute a
                  ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT c.relispartition
                  AND c.relname <> 'flyway_schema_history'
                  AND (col_description(c.oid, a.attnum) IS NULL
                    OR obj_description(c.oid, 'pg_class') IS NULL)
                """))
        .isEmpty();
  }

  @Test
  void migrate_again_changesNothing() throws SQLException {
    List<String> before = sql.ask("SELECT count(*)::text FROM flyway_schema_history");
    Schema.migrate(databases.dataSource(url));
    assertThat(sql.ask("SELECT count(*)::text FROM flyway_schema_history")).isEqualTo(before);
  }

  @Test
  void attempt_secondThatIsNotProvenUnexecuted_isRefused() throws SQLException {
    payout();
    attempt(1, "'a'", "OPEN");
    assertThatThrownBy(() -> attempt(2, "'b'", "OPEN"))
        .hasMessageContaining("attempt_is_executed_at_most_once");
    sql.execute("UPDATE payout_attempt SET outcome = 'PAID', closed_at = now()");
    assertThatThrownBy(() -> attempt(2, "'b'", "OPEN"))
        .hasMessageContaining("attempt_is_executed_at_most_once");
    sql.execute("UPDATE payout_attempt SET outcome = 'UNEXECUTED'");
    attempt(2, "'b'", "OPEN");
  }

  @Test
  void attemptReference_ofTwoAttempts_isRefused() throws SQLException {
    payout();
    attempt(1, "'a'", "UNEXECUTED");
    assertThatThrownBy(() -> attempt(2, "'a'", "OPEN"))
        .hasMessageContaining("attempt_reference_is_used_once");
  }

  @Test
  void payout_leaseWithoutSubmitting_isRefused() throws SQLException {
    payout();
    assertThatThrownBy(() -> sql.execute("UPDATE payout SET status = 'SUBMITTING'"))
        .hasMessageContaining("payout_lease_while_submitting");
    assertThatThrownBy(() -> sql.execute("UPDATE payout SET lease = id, lease_until = now()"))
        .hasMessageContaining("payout_lease_while_submitting");
  }

  @Test
  void payout_notFinalAndNeverLookedAt_isRefused() throws SQLException {
    payout();
    assertThatThrownBy(() -> sql.execute("UPDATE payout SET next_action_at = NULL"))
        .hasMessageContaining("payout_is_final_or_looked_at_again");
  }

  @Test
  void history_changedOrDeleted_isRefused() throws SQLException {
    for (String table : List.of("payout_transition", "provider_state_history")) {
      assertThatThrownBy(() -> sql.execute("DELETE FROM " + table))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> sql.execute("TRUNCATE " + table))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> sql.execute("UPDATE " + table + " SET actor = 'nobody'"))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void logPositions_areNeverCached() throws SQLException {
    assertThat(
            sql.ask(
                "SELECT cache_size::text FROM pg_sequences WHERE sequencename = 'event_position'"))
        .containsExactly("1");
  }

  private void payout() throws SQLException {
    sql.execute(
        """
        INSERT INTO payout (id, client, reference, status, sequence, version, next_action_at,
                            created_at, updated_at, fingerprint, instruction)
        VALUES ('%s', 'c', 'r', 'ACCEPTED', 1, 1, now(), now(), now(), sha256('x'), '{}')
        """
            .formatted(PAYOUT));
  }

  private void attempt(int number, String reference, String outcome) throws SQLException {
    sql.execute(
        """
        INSERT INTO payout_attempt (payout_id, number, provider, attempt_reference, outcome,
                                    may_have_draft, may_have_executed, opened_at, closed_at)
        VALUES ('%s', %d, 'p', %s, '%s', false, false, now(), %s)
        """
            .formatted(
                PAYOUT, number, reference, outcome, outcome.equals("OPEN") ? "NULL" : "now()"));
  }
}
