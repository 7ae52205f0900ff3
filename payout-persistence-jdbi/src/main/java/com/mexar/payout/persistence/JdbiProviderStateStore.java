package com.mexar.payout.persistence;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.store.ProviderStateStore;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The state of each provider on PostgreSQL. Thread-safe. */
final class JdbiProviderStateStore implements ProviderStateStore {
  private static final String ENSURE_KNOWN =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true)),
      added AS (
        INSERT INTO provider_state (provider, state, changed_at)
        SELECT i.provider, i.state, statement_timestamp()
        FROM patience, unnest(:provider, :state) AS i(provider, state)
        ORDER BY i.provider
        ON CONFLICT (provider) DO NOTHING
        RETURNING provider, state, changed_at)
      INSERT INTO provider_state_history (provider, to_state, actor, reason, at)
      SELECT provider, state, 'engine', 'first seen', changed_at FROM added
      """;

  private static final String STATES =
      "SELECT %s AS states FROM provider_state".formatted(ProviderStates.TEXT);

  private static final String NOTE_RESTORED =
      """
      UPDATE provider_state
      SET restored_at = statement_timestamp()
      WHERE provider = ANY (:provider)
      RETURNING provider
      """;

  private static final String END_RESTORED =
      "UPDATE provider_state SET restored_at = NULL WHERE restored_at IS NOT NULL";

  private static final String HISTORY =
      """
      SELECT provider, from_state, to_state, actor, reason, at
      FROM (SELECT h.*, row_number() OVER (PARTITION BY provider ORDER BY id DESC) AS place
            FROM provider_state_history h) AS placed
      WHERE place <= :most
      ORDER BY id DESC
      """;

  /**
   * The row lock orders two operators; the second one's history begins where the first one's ends.
   */
  private static final String SET =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true)),
      before AS (
        SELECT s.provider, s.state
        FROM patience, provider_state s
        WHERE s.provider = :provider
        FOR UPDATE OF s),
      changed AS (
        UPDATE provider_state s
        SET state = :state, changed_at = statement_timestamp()
        FROM before b
        WHERE s.provider = b.provider)
      INSERT INTO provider_state_history (provider, from_state, to_state, actor, reason, at)
      SELECT provider, state, :state, :actor, :reason, statement_timestamp() FROM before
      """;

  @Override
  public void ensureKnown(Transaction tx, Map<ProviderName, ProviderState> initial) {
    List<Map.Entry<ProviderName, ProviderState>> rows = List.copyOf(initial.entrySet());
    JdbiTransaction.of(tx)
        .update(
            "make providers known",
            ENSURE_KNOWN,
            update ->
                Columns.of(update, rows)
                    .text("provider", row -> row.getKey().value())
                    .text("state", row -> row.getValue().name()));
  }

  @Override
  public Map<ProviderName, ProviderState> states(Transaction tx) {
    return read(JdbiTransaction.of(tx)).states();
  }

  @Override
  public Map<ProviderName, Instant> restored(Transaction tx) {
    return read(JdbiTransaction.of(tx)).restored();
  }

  static ProviderStates read(JdbiTransaction tx) {
    return ProviderStates.parse(
        tx.query("read provider states", STATES, query -> {}, row -> row.getString("states"))
            .get(0));
  }

  @Override
  public Set<ProviderName> noteRestored(Transaction tx, Set<ProviderName> inUse) {
    Set<ProviderName> unknown = new TreeSet<>(inUse);
    JdbiTransaction.of(tx)
        .query(
            "note a restore",
            NOTE_RESTORED,
            query -> Columns.of(query, List.copyOf(inUse)).text("provider", ProviderName::value),
            row -> new ProviderName(row.getString("provider")))
        .forEach(unknown::remove);
    return unknown;
  }

  @Override
  public void endRestored(Transaction tx) {
    JdbiTransaction.of(tx).update("end a restore", END_RESTORED, update -> {});
  }

  @Override
  public List<ProviderStateChange> history(Transaction tx, int most) {
    return JdbiTransaction.of(tx)
        .query(
            "read the history of provider states",
            HISTORY,
            query -> query.bind("most", most),
            JdbiProviderStateStore::change);
  }

  @Override
  public void set(
      Transaction tx, ProviderName provider, ProviderState state, String actor, String reason) {
    int set =
        JdbiTransaction.of(tx)
            .update(
                "set a provider's state",
                SET,
                update ->
                    update
                        .bind("provider", provider.value())
                        .bind("state", state.name())
                        .bind("actor", actor)
                        .bind("reason", reason));
    if (set == 0) {
      throw new IllegalArgumentException("provider " + provider + " was never seen");
    }
  }

  private static ProviderStateChange change(ResultSet row) throws SQLException {
    String from = row.getString("from_state");
    return new ProviderStateChange(
        new ProviderName(row.getString("provider")),
        from == null ? null : ProviderState.valueOf(from),
        ProviderState.valueOf(row.getString("to_state")),
        row.getString("actor"),
        row.getString("reason"),
        Moments.read(row, "at"));
  }
}
