package com.mexar.payout.persistence;

import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Statistics.Backlog;
import com.mexar.payout.store.StatisticsStore;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts on PostgreSQL. Every statement runs along an index that holds what waits and little else;
 * none reads all payouts. Thread-safe.
 */
final class JdbiStatisticsStore implements StatisticsStore {
  /**
   * Watching must not be what the database is busy with. Some 100,000 payouts that are open are
   * counted in a second.
   */
  private static final String BE_BRIEF = "SELECT set_config('statement_timeout', '5000', true)";

  static final String OPEN =
      """
      SELECT p.status, a.provider, count(*) AS count, min(p.created_at) AS oldest
      FROM payout p
      LEFT JOIN LATERAL (
        SELECT provider FROM payout_attempt
        WHERE payout_id = p.id
        ORDER BY number DESC
        LIMIT 1) a ON true
      WHERE p.status IN ('ACCEPTED', 'SUBMITTING', 'IN_DOUBT', 'PENDING', 'ON_HOLD')
      GROUP BY p.status, a.provider
      """;

  static final String TASKS =
      """
      SELECT kind, count(*) AS count, min(opened_at) AS oldest
      FROM task
      WHERE closed_at IS NULL
      GROUP BY kind
      """;

  static final String REST =
      """
      SELECT statement_timestamp() AS now,
             orphans.count AS orphans, orphans.oldest AS orphans_oldest,
             due.count AS due, due.oldest AS due_oldest,
             contradicted.count AS contradicted
      FROM (SELECT count(*), min(received_at) AS oldest
            FROM callback WHERE verdict = 'ORPHAN') orphans,
           (SELECT count(*), min(next_due_at) AS oldest
            FROM callback WHERE next_due_at <= statement_timestamp()) due,
           (SELECT count(*) FROM payout WHERE contradictions <> '{}') contradicted
      """;

  static final String CHANNELS =
      """
      SELECT c.channel, c.position,
             CASE WHEN first.at IS NULL THEN 0 ELSE log.last - c.position END AS count,
             first.at AS oldest
      FROM (SELECT max(position) AS last FROM event) log, channel_position c
      LEFT JOIN LATERAL (
        SELECT at FROM event
        WHERE position > c.position
        ORDER BY position
        LIMIT 1) first ON true
      ORDER BY c.channel
      """;

  static final String DELIVERIES =
      """
      SELECT channel, sum(pending)::bigint AS pending, min(oldest) AS oldest, sum(dead)::bigint AS dead
      FROM (SELECT channel, count(*) AS pending, min(since) AS oldest, 0 AS dead
            FROM delivery WHERE state = 'PENDING' GROUP BY channel
            UNION ALL
            SELECT channel, 0, NULL, count(*)
            FROM delivery WHERE state = 'DEAD' GROUP BY channel) AS counted
      GROUP BY channel
      ORDER BY channel
      """;

  @Override
  public Statistics read(Transaction tx) {
    JdbiTransaction own = JdbiTransaction.of(tx);
    own.scan("bound the statistics", BE_BRIEF, query -> {}, row -> {});
    List<Statistics.Open> open =
        own.query("count open payouts", OPEN, query -> {}, JdbiStatisticsStore::open);
    Map<TaskKind, Backlog> tasks = new EnumMap<>(TaskKind.class);
    own.scan(
        "count open tasks",
        TASKS,
        query -> {},
        row -> tasks.put(TaskKind.valueOf(row.getString("kind")), backlog(row, "count", "oldest")));
    List<Statistics.Channel> channels =
        own.query("measure channels", CHANNELS, query -> {}, JdbiStatisticsStore::channel);
    List<Statistics.Deliveries> deliveries =
        own.query("count deliveries", DELIVERIES, query -> {}, JdbiStatisticsStore::deliveries);
    return own.query(
            "count callbacks and contradictions",
            REST,
            query -> {},
            row ->
                new Statistics(
                    Moments.read(row, "now"),
                    open,
                    tasks,
                    backlog(row, "orphans", "orphans_oldest"),
                    backlog(row, "due", "due_oldest"),
                    row.getLong("contradicted"),
                    channels,
                    deliveries))
        .get(0);
  }

  private static Statistics.Open open(ResultSet row) throws SQLException {
    String provider = row.getString("provider");
    return new Statistics.Open(
        PayoutStatus.valueOf(row.getString("status")),
        provider == null ? null : new ProviderName(provider),
        backlog(row, "count", "oldest"));
  }

  private static Statistics.Channel channel(ResultSet row) throws SQLException {
    return new Statistics.Channel(
        row.getString("channel"), row.getLong("position"), backlog(row, "count", "oldest"));
  }

  private static Statistics.Deliveries deliveries(ResultSet row) throws SQLException {
    return new Statistics.Deliveries(
        row.getString("channel"), backlog(row, "pending", "oldest"), row.getLong("dead"));
  }

  private static Backlog backlog(ResultSet row, String count, String oldest) throws SQLException {
    return new Backlog(row.getLong(count), Moments.readOrNull(row, oldest));
  }
}
