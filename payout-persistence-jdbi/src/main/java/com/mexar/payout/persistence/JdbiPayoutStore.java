package com.mexar.payout.persistence;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.store.PayoutStore;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Payouts on PostgreSQL. Thread-safe. */
final class JdbiPayoutStore implements PayoutStore {
  private static final String FIND =
      """
      SELECT %s, %s
      FROM payout p
      LEFT JOIN payout_attempt a ON a.payout_id = p.id
      WHERE p.id = :id
      ORDER BY a.number
      """
          .formatted(PayoutRows.COLUMNS, AttemptRows.COLUMNS);

  private static final String FIND_ALL =
      """
      SELECT %s, %s
      FROM payout p
      LEFT JOIN payout_attempt a ON a.payout_id = p.id
      WHERE p.id = ANY (:ids)
      ORDER BY p.id, a.number
      """
          .formatted(PayoutRows.COLUMNS, AttemptRows.COLUMNS);

  private static final String HISTORY =
      """
      SELECT sequence, from_status, to_status, cause, evidence, actor, reason, at, attempt
      FROM payout_transition
      WHERE payout_id = :id
      ORDER BY sequence
      """;

  private static final String FIND_ATTEMPTS =
      """
      SELECT attempt_reference, payout_id, number, provider
      FROM payout_attempt
      WHERE attempt_reference = ANY (:references)
      """;

  /**
   * Hops from name to name along the index, so it reads few rows however many attempts are open.
   */
  private static final String OPEN_PROVIDERS =
      """
      WITH RECURSIVE hop AS (
        (SELECT provider FROM payout_attempt WHERE outcome = 'OPEN' ORDER BY provider LIMIT 1)
        UNION ALL
        SELECT (SELECT a.provider FROM payout_attempt a
                WHERE a.outcome = 'OPEN' AND a.provider > hop.provider
                ORDER BY a.provider LIMIT 1)
        FROM hop WHERE hop.provider IS NOT NULL)
      SELECT provider FROM hop WHERE provider IS NOT NULL
      """;

  private static final String FORGET_KEYS =
      """
      DELETE FROM idempotency
      WHERE (client, key) IN (
        SELECT client, key FROM idempotency
        WHERE created_at < statement_timestamp() - :retentionMicros * interval '1 microsecond'
        ORDER BY created_at
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      """;

  private static final String WAKE =
      """
      UPDATE payout
      SET next_action_at = statement_timestamp()
      WHERE id IN (
        SELECT id FROM payout
        WHERE status = 'ACCEPTED' AND hints = 0 AND next_action_at > statement_timestamp()
          AND waiting_code = :code
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      """;

  private final StoredJson json;
  private final PayoutAcceptance acceptance;
  private final PayoutLocks locks;
  private final PayoutSaving saving;
  private final PayoutListing listing;

  JdbiPayoutStore(StoredJson json) {
    this.json = json;
    this.acceptance = new PayoutAcceptance(json);
    this.locks = new PayoutLocks(json);
    this.saving = new PayoutSaving(json);
    this.listing = new PayoutListing(json);
  }

  @Override
  public List<AcceptResult> accept(Transaction tx, List<Acceptance> acceptances) {
    return acceptance.accept(JdbiTransaction.of(tx), acceptances);
  }

  @Override
  public Optional<AcceptResult> recall(
      Transaction tx,
      ClientId client,
      IdempotencyKey key,
      Reference reference,
      Fingerprint content) {
    return acceptance.recall(
        JdbiTransaction.of(tx), PayoutAcceptance.Ask.recalling(client, key, reference, content));
  }

  @Override
  public Optional<Payout> find(Transaction tx, PayoutId id) {
    PayoutRows payouts = new PayoutRows(json);
    JdbiTransaction.of(tx)
        .scan("find a payout", FIND, query -> query.bind("id", id.value()), payouts::take);
    return payouts.toList().stream().findFirst();
  }

  @Override
  public List<Payout> findAll(Transaction tx, Collection<PayoutId> ids) {
    PayoutRows payouts = new PayoutRows(json);
    JdbiTransaction.of(tx)
        .scan(
            "find payouts",
            FIND_ALL,
            query -> Columns.of(query, List.copyOf(ids)).uuid("ids", PayoutId::value),
            payouts::take);
    return payouts.toList();
  }

  @Override
  public Page<Payout> list(Transaction tx, PayoutQuery query) {
    return listing.list(JdbiTransaction.of(tx), query);
  }

  @Override
  public List<Transition> history(Transaction tx, PayoutId id) {
    return JdbiTransaction.of(tx)
        .query("read a history", HISTORY, query -> query.bind("id", id.value()), this::transition);
  }

  @Override
  public Map<AttemptReference, AttemptKey> findAttempts(
      Transaction tx, Collection<AttemptReference> references) {
    Map<AttemptReference, AttemptKey> found = new HashMap<>();
    JdbiTransaction.of(tx)
        .scan(
            "find attempts",
            FIND_ATTEMPTS,
            query ->
                Columns.of(query, List.copyOf(references))
                    .text("references", AttemptReference::value),
            row ->
                found.put(
                    new AttemptReference(row.getString("attempt_reference")),
                    new AttemptKey(
                        new PayoutId(row.getObject("payout_id", UUID.class)),
                        row.getInt("number"),
                        new ProviderName(row.getString("provider")))));
    return found;
  }

  @Override
  public Locked lock(Transaction tx, Collection<PayoutId> ids) {
    return locks.lock(JdbiTransaction.of(tx), ids);
  }

  @Override
  public Locked lockDue(Transaction tx, Lanes lanes) {
    return locks.lockDue(JdbiTransaction.of(tx), lanes);
  }

  @Override
  public Locked lockExpired(Transaction tx, int limit) {
    return locks.lockExpired(JdbiTransaction.of(tx), limit);
  }

  @Override
  public Locked claimInquiries(Transaction tx, Lanes lanes, Duration busyFor) {
    return locks.claimInquiries(JdbiTransaction.of(tx), lanes, busyFor);
  }

  @Override
  public void hint(Transaction tx, Collection<PayoutId> ids) {
    locks.hint(JdbiTransaction.of(tx), ids);
  }

  @Override
  public void save(Transaction tx, List<PayoutChange> changes) {
    saving.save(JdbiTransaction.of(tx), changes);
  }

  @Override
  public Set<ProviderName> providersWithOpenAttempts(Transaction tx) {
    return new TreeSet<>(
        JdbiTransaction.of(tx)
            .query(
                "find providers with open attempts",
                OPEN_PROVIDERS,
                query -> {},
                row -> new ProviderName(row.getString("provider"))));
  }

  @Override
  public int wake(Transaction tx, WaitCode waiting, int limit) {
    return JdbiTransaction.of(tx)
        .update(
            "wake payouts",
            WAKE,
            update -> update.bind("code", waiting.name()).bind("limit", limit));
  }

  @Override
  public int forgetKeys(Transaction tx, Duration retention, int limit) {
    return JdbiTransaction.of(tx)
        .update(
            "forget keys",
            FORGET_KEYS,
            update ->
                update.bind("retentionMicros", Moments.micros(retention)).bind("limit", limit));
  }

  private Transition transition(ResultSet row) throws SQLException {
    String from = row.getString("from_status");
    String reason = row.getString("reason");
    return new Transition(
        row.getLong("sequence"),
        from == null ? null : PayoutStatus.valueOf(from),
        PayoutStatus.valueOf(row.getString("to_status")),
        Cause.valueOf(row.getString("cause")),
        row.getString("evidence"),
        row.getString("actor"),
        reason == null ? null : json.readReason(reason),
        Moments.read(row, "at"),
        row.getObject("attempt", Integer.class));
  }
}
