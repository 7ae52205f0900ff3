package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointNews;
import com.mexar.payout.webhook.EndpointSecret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The endpoints. Whoever changes one holds the fan-out first, and then its row: so no two wait for
 * each other. Stateless.
 */
final class EndpointTable {
  private static final int CLEARED_AT_ONCE = 1_000;

  private static final String ALL =
      "SELECT " + EndpointRows.COLUMNS + " FROM webhook_endpoint w ORDER BY w.id";

  private static final String FIND =
      "SELECT " + EndpointRows.COLUMNS + " FROM webhook_endpoint w WHERE w.id = :id";

  private static final String ADD =
      """
      INSERT INTO webhook_endpoint (id, url, description, types, clients, secrets, secret_ends,
                                    created_at, updated_at, copied_to)
      VALUES (:id, :url, :description, :types, :clients, :secrets, :ends,
              statement_timestamp(), statement_timestamp(), :copiedTo)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String CHANGE =
      """
      UPDATE webhook_endpoint
      SET url = :url, description = :description, types = :types, clients = :clients,
          secrets = :secrets, secret_ends = :ends, updated_at = statement_timestamp()
      WHERE id = :id
      """;

  private static final String DISABLE =
      """
      UPDATE webhook_endpoint
      SET disabled_for = :why, copied_to = coalesce(copied_to, :shared),
          updated_at = statement_timestamp()
      WHERE id = :id AND disabled_for IS NULL
      """;

  private static final String ENABLE =
      """
      UPDATE webhook_endpoint
      SET disabled_for = NULL, failing_since = NULL, paused_until = NULL,
          updated_at = statement_timestamp()
      WHERE id = :id AND disabled_for IS NOT NULL
      """;

  private static final String REMOVE = "DELETE FROM webhook_endpoint WHERE id = :id";

  /** What is pending of some payouts, with its tries, and their lines. */
  private static final String CLEAR_LINES =
      """
      WITH few AS MATERIALIZED (
        SELECT payout_id FROM webhook_line
        WHERE endpoint_id = :id
        ORDER BY payout_id
        LIMIT :most
        FOR UPDATE),
      undelivered AS (
        DELETE FROM delivery d USING few
        WHERE d.channel = :channel AND d.payout_id = few.payout_id AND d.state = 'PENDING'
        RETURNING d.position),
      untold AS (
        DELETE FROM delivery_try t USING undelivered u
        WHERE t.channel = :channel AND t.position = u.position)
      DELETE FROM webhook_line l USING few
      WHERE l.endpoint_id = :id AND l.payout_id = few.payout_id
      """;

  /** Some dead letters, with their tries. */
  private static final String CLEAR_LETTERS =
      """
      WITH few AS MATERIALIZED (
        SELECT position FROM delivery
        WHERE channel = :channel AND state = 'DEAD'
        LIMIT :most),
      untold AS (
        DELETE FROM delivery_try t USING few
        WHERE t.channel = :channel AND t.position = few.position)
      DELETE FROM delivery d USING few
      WHERE d.channel = :channel AND d.position = few.position AND d.state = 'DEAD'
      """;

  /** Writes nothing where nothing is new. */
  private static final String NOTE =
      """
      UPDATE webhook_endpoint w
      SET failing_since = CASE WHEN n.works THEN NULL
                               ELSE coalesce(w.failing_since, statement_timestamp()) END,
          paused_until = greatest(
            w.paused_until, statement_timestamp() + n.pause * interval '1 microsecond')
      FROM unnest(:endpoint, :works, :pause) AS n(endpoint, works, pause)
      WHERE w.id = n.endpoint
        AND (n.works = (w.failing_since IS NOT NULL) OR n.pause IS NOT NULL)
      """;

  private static final String FAILED_TOO_LONG =
      """
      SELECT w.id, w.failing_since
      FROM webhook_endpoint w
      JOIN unnest(:endpoint) AS n(endpoint) ON w.id = n.endpoint
      WHERE w.disabled_for IS NULL
        AND w.failing_since <= statement_timestamp() - :micros * interval '1 microsecond'
      """;

  List<Endpoint> all(JdbiTransaction tx) {
    return tx.query("list endpoints", ALL, query -> {}, EndpointRows::read);
  }

  Optional<Endpoint> find(JdbiTransaction tx, UUID id) {
    return tx
        .query("find an endpoint", FIND, query -> query.bind("id", id), EndpointRows::read)
        .stream()
        .findFirst();
  }

  Optional<Endpoint> lock(JdbiTransaction tx, UUID id) {
    FanOut.hold(tx);
    return tx
        .query(
            "lock an endpoint",
            FIND + " FOR NO KEY UPDATE OF w",
            query -> query.bind("id", id),
            EndpointRows::read)
        .stream()
        .findFirst();
  }

  Endpoint add(JdbiTransaction tx, EndpointDraft draft, LogStart start) {
    // before the fan-out is held: it may wait for writers
    long position = LogPlaces.behind(tx, start);
    Long copiedTo = position == FanOut.hold(tx) ? null : Long.valueOf(position);
    tx.update(
        "add an endpoint",
        ADD,
        update -> {
          said(update, draft);
          update.bind("copiedTo", copiedTo);
        });
    return find(tx, draft.id()).orElseThrow();
  }

  Optional<Endpoint> change(JdbiTransaction tx, EndpointDraft draft) {
    tx.update("change an endpoint", CHANGE, update -> said(update, draft));
    return find(tx, draft.id());
  }

  boolean disable(JdbiTransaction tx, UUID id, String why) {
    long shared = FanOut.hold(tx);
    return 1
        == tx.update(
            "disable an endpoint",
            DISABLE,
            update -> update.bind("id", id).bind("why", why).bind("shared", shared));
  }

  boolean enable(JdbiTransaction tx, UUID id) {
    return 1 == tx.update("enable an endpoint", ENABLE, update -> update.bind("id", id));
  }

  boolean remove(JdbiTransaction tx, UUID id) {
    FanOut.hold(tx);
    boolean isCleared = false;
    while (!isCleared) {
      isCleared = !clear(tx, id, CLEARED_AT_ONCE);
    }
    return 1 == tx.update("remove an endpoint", REMOVE, update -> update.bind("id", id));
  }

  boolean clear(JdbiTransaction tx, UUID id, int most) {
    String channel = Endpoint.channel(id);
    int lines =
        tx.update(
            "clear lines",
            CLEAR_LINES,
            update -> update.bind("id", id).bind("channel", channel).bind("most", most));
    int letters =
        tx.update(
            "clear dead letters",
            CLEAR_LETTERS,
            update -> update.bind("channel", channel).bind("most", most));
    return lines + letters > 0;
  }

  Map<UUID, String> note(JdbiTransaction tx, List<EndpointNews> news, Duration mayFail) {
    FanOut.hold(tx);
    tx.update(
        "note how endpoints do",
        NOTE,
        update ->
            Columns.of(update, news)
                .uuid("endpoint", EndpointNews::endpoint)
                .flag("works", EndpointNews::works)
                .number("pause", it -> Moments.micros(it.pause())));
    Map<UUID, String> reasons = new HashMap<>();
    tx.scan(
        "find what fails too long",
        FAILED_TOO_LONG,
        query ->
            Columns.of(query.bind("micros", Moments.micros(mayFail)), news)
                .uuid("endpoint", EndpointNews::endpoint),
        row ->
            reasons.put(
                row.getObject("id", UUID.class),
                "every try has failed since " + Moments.read(row, "failing_since")));
    for (EndpointNews one : news) {
      if (one.gone()) {
        reasons.put(one.endpoint(), "the receiver answered that it is gone (410)");
      }
    }
    reasons.entrySet().removeIf(it -> !disable(tx, it.getKey(), it.getValue()));
    return reasons;
  }

  private static void said(SqlStatement<?> statement, EndpointDraft draft) {
    statement
        .bind("id", draft.id())
        .bind("url", draft.url().toString())
        .bind("description", draft.description());
    Columns.of(statement, List.copyOf(draft.types())).text("types", Enum::name);
    Columns.of(statement, List.copyOf(draft.clients())).text("clients", ClientId::value);
    Columns.of(statement, draft.secrets())
        .text("secrets", it -> it.text().reveal())
        .moment("ends", EndpointSecret::endsAt);
  }
}
