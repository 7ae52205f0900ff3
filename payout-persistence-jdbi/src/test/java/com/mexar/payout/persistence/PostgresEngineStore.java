package com.mexar.payout.persistence;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.engine.EngineStore;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The stores of one database, with a look behind their ports. */
final class PostgresEngineStore implements EngineStore {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Stores stores;

  PostgresEngineStore(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.stores = JdbiStores.open(pool);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public EventRenderer renderer() {
    return new EventJson();
  }

  @Override
  public List<PayoutId> payouts() {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery("SELECT id FROM payout ORDER BY id")
                .mapTo(UUID.class)
                .map(PayoutId::new)
                .list());
  }

  @Override
  public boolean hasNextAction(PayoutId payout) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery("SELECT next_action_at IS NOT NULL FROM payout WHERE id = ?")
                .bind(0, payout.value())
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public Set<TaskKind> openTasks(PayoutId payout) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery("SELECT kind FROM task WHERE payout_id = ? AND closed_at IS NULL")
                .bind(0, payout.value())
                .mapTo(TaskKind.class)
                .set());
  }

  @Override
  public int callbacks() {
    return jdbi.inTransaction(
        handle -> handle.createQuery("SELECT count(*) FROM callback").mapTo(Integer.class).one());
  }

  /** Where each row lies and who wrote it: both differ after any write. */
  @Override
  public String fingerprint() {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT md5(string_agg(place, ',' ORDER BY place)) FROM (
                      SELECT 'p' || ctid || xmin AS place FROM payout
                      UNION ALL SELECT 'a' || ctid || xmin FROM payout_attempt
                      UNION ALL SELECT 't' || ctid || xmin FROM payout_transition
                      UNION ALL SELECT 'i' || ctid || xmin FROM idempotency
                      UNION ALL SELECT 'e' || ctid || xmin FROM event
                      UNION ALL SELECT 'k' || ctid || xmin FROM task
                      UNION ALL SELECT 's' || ctid || xmin FROM provider_state
                      UNION ALL SELECT 'c' || ctid || xmin FROM callback) AS rows
                    """)
                .mapTo(String.class)
                .one());
  }

  @Override
  public EngineStore copy() {
    HikariDataSource copy = EngineOnPostgresTest.openFresh();
    Backup.copy(pool, copy);
    return new PostgresEngineStore(copy);
  }

  @Override
  public void close() {
    try (pool) {
      AnnouncedEvents.check(pool);
    }
  }
}
