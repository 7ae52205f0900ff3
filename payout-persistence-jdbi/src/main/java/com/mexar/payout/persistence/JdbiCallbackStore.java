package com.mexar.payout.persistence;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.CallbackStore;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Keeping;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** The inbox of callbacks on PostgreSQL. Thread-safe. */
final class JdbiCallbackStore implements CallbackStore {
  /**
   * The unique index {@code callback_is_kept_once} makes races safe: whoever comes second waits for
   * the first to commit and then meets its row, which it counts on where the bytes are the same and
   * leaves alone where they are not. So what is not returned came with the nonce of another
   * message.
   */
  private static final String KEEP =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true))
      INSERT INTO callback AS kept (id, provider, nonce, digest, method, path, query, headers, body,
        remote_address, attempt_reference, stale, received_at, last_arrival_at, arrivals,
        next_due_at)
      SELECT i.id, i.provider, i.nonce, i.digest, i.method, i.path, i.query, i.headers::json, i.body,
        i.remote_address, i.attempt_reference, i.stale, i.received_at, i.last_arrival_at,
        i.arrivals, statement_timestamp()
      FROM patience,
        unnest(:id, :provider, :nonce, :digest, :method, :path, :query, :headers, :body,
               :remoteAddress, :attemptReference, :stale, :receivedAt, :lastArrivalAt, :arrivals)
          AS i(id, provider, nonce, digest, method, path, query, headers, body, remote_address,
               attempt_reference, stale, received_at, last_arrival_at, arrivals)
      ORDER BY i.provider, coalesce(i.nonce, i.digest)
      ON CONFLICT (provider, coalesce(nonce, digest)) DO UPDATE
      SET arrivals = kept.arrivals + excluded.arrivals,
          last_arrival_at = greatest(kept.last_arrival_at, excluded.last_arrival_at),
          next_due_at = least(kept.next_due_at, excluded.next_due_at)
      WHERE kept.digest = excluded.digest
      RETURNING kept.id, kept.provider, encode(coalesce(kept.nonce, kept.digest), 'hex') AS known_by
      """;

  private static final String LOCK_DUE =
      """
      SELECT id, provider, method, path, query, headers, body, remote_address, attempt_reference,
             stale, received_at, tries
      FROM callback
      WHERE next_due_at <= statement_timestamp()
      ORDER BY next_due_at
      LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """;

  private static final String CONCLUDE =
      """
      UPDATE callback k
      SET verdict = c.verdict,
          payout_id = c.payout_id,
          orphan_of = c.orphan_of,
          concluded_at = statement_timestamp(),
          tries = k.tries + CASE WHEN c.verdict = 'ORPHAN' THEN 1 ELSE 0 END,
          next_due_at = statement_timestamp() + c.again_micros * interval '1 microsecond'
      FROM unnest(:id, :verdict, :payout, :orphanOf, :againMicros)
        AS c(id, verdict, payout_id, orphan_of, again_micros)
      WHERE k.id = c.id
      """;

  private static final String LIST =
      """
      SELECT id, provider, received_at, last_arrival_at, arrivals, remote_address,
             length(body) AS bytes, verdict, attempt_reference, payout_id,
             next_due_at IS NOT NULL AS due
      FROM callback
      """;

  private static final String REPLAY =
      """
      UPDATE callback
      SET next_due_at = statement_timestamp()
      WHERE id = :id
      """;

  private static final String ORPHANS =
      "SELECT DISTINCT orphan_of, provider FROM callback WHERE orphan_of = ANY (:references)";

  private final HeaderForm headers = new HeaderForm();

  @Override
  public List<Keeping> keep(Transaction tx, List<IncomingCallback> callbacks) {
    Map<UUID, Keeping> kept = new HashMap<>();
    List<Arrival> waiting = Arrival.group(callbacks);
    while (!waiting.isEmpty()) {
      // one row may be given only once to a statement that may update it
      Map<Arrival.Key, Arrival> now = new LinkedHashMap<>();
      List<Arrival> later = new ArrayList<>();
      for (Arrival arrival : waiting) {
        if (now.putIfAbsent(arrival.key(), arrival) != null) {
          later.add(arrival);
        }
      }
      keepEach(JdbiTransaction.of(tx), now, kept);
      waiting = later;
    }
    return callbacks.stream().map(callback -> kept.get(callback.id())).toList();
  }

  private void keepEach(
      JdbiTransaction tx, Map<Arrival.Key, Arrival> arrivals, Map<UUID, Keeping> kept) {
    for (Arrival arrival : arrivals.values()) {
      arrival.all().forEach(each -> kept.put(each.id(), Keeping.NONCE_OF_ANOTHER));
    }
    tx.scan(
        "keep callbacks",
        KEEP,
        query -> bind(query, List.copyOf(arrivals.values())),
        row -> {
          Arrival.Key key =
              new Arrival.Key(
                  new ProviderName(row.getString("provider")),
                  new Arrival.Digest(row.getString("known_by")));
          UUID first = row.getObject("id", UUID.class);
          for (IncomingCallback each : Objects.requireNonNull(arrivals.get(key)).all()) {
            kept.put(each.id(), each.id().equals(first) ? Keeping.FIRST : Keeping.REPEATED);
          }
        });
  }

  private void bind(Query query, List<Arrival> arrivals) {
    Columns.of(query, arrivals)
        .uuid("id", a -> a.first().id())
        .text("provider", a -> a.first().provider().value())
        .bytes("nonce", a -> a.nonce().map(Arrival.Digest::asBytes).orElse(null))
        .bytes("digest", a -> a.digest().asBytes())
        .text("method", a -> a.raw().method())
        .text("path", a -> a.raw().path())
        .text("query", a -> a.raw().query())
        .text("headers", a -> headers.write(a.raw().headers()))
        .bytes("body", a -> a.raw().body())
        .text("remoteAddress", a -> a.raw().remoteAddress())
        .text(
            "attemptReference",
            a -> a.first().callback().reference().map(AttemptReference::value).orElse(null))
        .flag("stale", a -> a.first().callback().isStale())
        .moment("receivedAt", a -> a.first().receivedAt())
        .moment("lastArrivalAt", Arrival::lastAt)
        .integer("arrivals", a -> a.all().size());
  }

  @Override
  public List<StoredCallback> lockDue(Transaction tx, int limit) {
    return JdbiTransaction.of(tx)
        .query("lock due callbacks", LOCK_DUE, query -> query.bind("limit", limit), this::stored);
  }

  @Override
  public Page<KeptCallback> list(Transaction tx, CallbackQuery query) {
    Conditions where = new Conditions();
    where.and(
        query.provider(),
        "provider = :provider",
        (sql, provider) -> sql.bind("provider", provider.value()));
    if (query.verdict() != null) {
      // a constant, so that the index of what had no effect can serve it
      where.and("verdict = '" + query.verdict().name() + "'");
    }
    where.and(
        query.payout(), "payout_id = :payout", (sql, payout) -> sql.bind("payout", payout.value()));
    where.and(query.before(), "id < :before", (sql, before) -> sql.bind("before", before));
    return where.page(
        JdbiTransaction.of(tx),
        "list callbacks",
        LIST + where.text() + "ORDER BY id DESC\nLIMIT :most",
        query.limit(),
        JdbiCallbackStore::kept);
  }

  @Override
  public boolean replay(Transaction tx, UUID id) {
    return JdbiTransaction.of(tx)
            .update("replay a callback", REPLAY, update -> update.bind("id", id))
        == 1;
  }

  @Override
  public void conclude(Transaction tx, List<CallbackConclusion> conclusions) {
    if (conclusions.isEmpty()) {
      return;
    }
    JdbiTransaction.of(tx)
        .update(
            "conclude callbacks",
            CONCLUDE,
            update ->
                Columns.of(update, conclusions)
                    .uuid("id", CallbackConclusion::id)
                    .text("verdict", c -> c.verdict().name())
                    .uuid("payout", c -> c.payout() == null ? null : c.payout().value())
                    .text("orphanOf", c -> c.orphanOf() == null ? null : c.orphanOf().value())
                    .number("againMicros", c -> Moments.micros(c.againAfter())));
  }

  @Override
  public Map<AttemptReference, Set<ProviderName>> orphans(
      Transaction tx, Collection<AttemptReference> references) {
    Map<AttemptReference, Set<ProviderName>> orphans = new HashMap<>();
    JdbiTransaction.of(tx)
        .scan(
            "find orphans",
            ORPHANS,
            query ->
                Columns.of(query, List.copyOf(references))
                    .text("references", AttemptReference::value),
            row ->
                orphans
                    .computeIfAbsent(
                        new AttemptReference(row.getString("orphan_of")), any -> new TreeSet<>())
                    .add(new ProviderName(row.getString("provider"))));
    return orphans;
  }

  private static KeptCallback kept(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    String reference = row.getString("attempt_reference");
    UUID payout = row.getObject("payout_id", UUID.class);
    return new KeptCallback(
        row.getObject("id", UUID.class),
        new ProviderName(row.getString("provider")),
        Moments.read(row, "received_at"),
        Moments.read(row, "last_arrival_at"),
        row.getInt("arrivals"),
        row.getString("remote_address"),
        row.getInt("bytes"),
        verdict == null ? null : CallbackConclusion.Verdict.valueOf(verdict),
        reference == null ? null : new AttemptReference(reference),
        payout == null ? null : new PayoutId(payout),
        row.getBoolean("due"));
  }

  private StoredCallback stored(ResultSet row) throws SQLException {
    String reference = row.getString("attempt_reference");
    RawCallback raw =
        new RawCallback(
            row.getString("method"),
            row.getString("path"),
            row.getString("query"),
            headers.read(row.getString("headers")),
            row.getBytes("body"),
            row.getString("remote_address"));
    return new StoredCallback(
        row.getObject("id", UUID.class),
        new ProviderName(row.getString("provider")),
        VerifiedCallback.fromInbox(
            raw,
            reference == null ? null : new AttemptReference(reference),
            row.getBoolean("stale")),
        Moments.read(row, "received_at"),
        row.getInt("tries"));
  }
}
