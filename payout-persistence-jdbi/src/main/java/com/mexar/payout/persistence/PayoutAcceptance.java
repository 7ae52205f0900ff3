package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores new payouts: one statement where nothing conflicts, one more to find out what stands where
 * something does.
 */
final class PayoutAcceptance {
  /**
   * All keys are taken in the order of the keys, then all references in the order of the
   * references: the sort takes in every key before the first payout is written. So two batches wait
   * for each other in one direction only. Of equal ones in a batch the first given comes first.
   *
   * <p>The rows of {@code event} hang on those of {@code payout}, so the transaction has its id
   * before it draws a position of the log, which the log's readers rely on.
   */
  private static final String STORE =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true)),
      asked AS MATERIALIZED (
        SELECT a.*
        FROM patience,
          unnest(:id, :client, :key, :reference, :fingerprint, :instruction, :createdAt,
                 :cause, :evidence, :actor, :at, :eventId, :eventType, :eventAt, :data, :trace, :lane)
            WITH ORDINALITY AS a(id, client, key, reference, fingerprint, instruction, created_at,
                 cause, evidence, actor, at, event_id, event_type, event_at, data, trace,
                 lane, place)),
      keyed AS (
        INSERT INTO idempotency (client, key, fingerprint, payout_id, created_at)
        SELECT client, key, decode(fingerprint, 'hex'), id, statement_timestamp()
        FROM asked
        ORDER BY client, key, place
        ON CONFLICT (client, key) DO NOTHING
        RETURNING payout_id),
      stored AS (
        INSERT INTO payout (id, client, reference, status, sequence, version, next_action_at,
                            created_at, updated_at, fingerprint, instruction, trace, lane)
        SELECT id, client, reference, 'ACCEPTED', 1, 1, statement_timestamp(),
               created_at, created_at, decode(fingerprint, 'hex'), instruction::jsonb, trace, lane
        FROM asked JOIN keyed ON payout_id = id
        ORDER BY client, reference, place
        ON CONFLICT (client, reference) DO NOTHING
        RETURNING id),
      noted AS (
        INSERT INTO payout_transition (payout_id, sequence, to_status, cause, evidence, actor, at)
        SELECT id, 1, 'ACCEPTED', cause, evidence, actor, at
        FROM asked JOIN stored USING (id)),
      logged AS (
        INSERT INTO event (position, id, payout_id, client, type, sequence, at, data, trace)
        SELECT nextval('event_position'), e.*
        FROM (SELECT event_id, id, client, event_type, 1, event_at, data, trace
              FROM asked JOIN stored USING (id)
              ORDER BY place) AS e)
      SELECT id FROM stored
      """;

  private static final String REFUSED =
      """
      WITH refused AS MATERIALIZED (
        SELECT r.*
        FROM unnest(:id, :client, :key, :reference, :fingerprint)
          WITH ORDINALITY AS r(id, client, key, reference, fingerprint, place))
      """;

  /** Of those whose key was free and whose reference was not; never of one that is stored. */
  private static final String SWEEP =
      """
      , swept AS (
        DELETE FROM idempotency i USING refused r
        WHERE i.client = r.client AND i.key = r.key AND i.payout_id = r.id
          AND NOT EXISTS (SELECT FROM payout p WHERE p.id = r.id))
      """;

  /** What stands under each key, other than one that is swept, and under each reference. */
  private static final String TELL =
      """
      SELECT r.id AS refused,
             i.payout_id AS keyed_payout, i.fingerprint = decode(r.fingerprint, 'hex') AS key_fits,
             o.id AS owner, o.fingerprint = decode(r.fingerprint, 'hex') AS owner_fits,
             %s, %s
      FROM refused r
      LEFT JOIN idempotency i
        ON i.client = r.client AND i.key = r.key AND i.payout_id <> ALL (:id)
      LEFT JOIN payout o ON o.client = r.client AND o.reference = r.reference
      LEFT JOIN payout p ON p.id = i.payout_id
      LEFT JOIN payout_attempt a ON a.payout_id = p.id
      ORDER BY r.place, a.number
      """
          .formatted(PayoutRows.COLUMNS, AttemptRows.COLUMNS);

  /** No payout has it. */
  private static final UUID NOBODY = new UUID(0, 0);

  /**
   * What made a try fail may be gone when one looks; each round decides at least one in practice.
   */
  private static final int ROUNDS = 5;

  private final StoredJson json;

  PayoutAcceptance(StoredJson json) {
    this.json = json;
  }

  List<AcceptResult> accept(JdbiTransaction tx, List<Acceptance> acceptances) {
    Map<UUID, AcceptResult> results = new HashMap<>();
    List<Acceptance> open = acceptances;
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw tx.conflict("keys or references came and went while payouts were accepted");
      }
      for (UUID stored : store(tx, open)) {
        results.put(stored, new AcceptResult.Accepted());
      }
      open = without(open, results);
      if (!open.isEmpty()) {
        results.putAll(explain(tx, REFUSED + SWEEP + TELL, open.stream().map(Ask::of).toList()));
        open = without(open, results);
      }
    }
    List<AcceptResult> inOrder = new ArrayList<>(acceptances.size());
    for (Acceptance acceptance : acceptances) {
      AcceptResult result = results.get(id(acceptance));
      if (result == null) {
        throw new IllegalStateException("an acceptance was left undecided");
      }
      inOrder.add(result);
    }
    return inOrder;
  }

  private List<UUID> store(JdbiTransaction tx, List<Acceptance> open) {
    return tx.query(
        "accept payouts",
        STORE,
        query ->
            Columns.of(query, open)
                .uuid("id", PayoutAcceptance::id)
                .text("client", a -> a.payout().client().value())
                .text("key", a -> a.key().value())
                .text("reference", PayoutAcceptance::reference)
                .text("fingerprint", a -> a.fingerprint().hex())
                .text("instruction", a -> json.writeInstruction(a.payout().instruction()))
                .moment("createdAt", a -> a.payout().createdAt())
                .text("cause", a -> a.transition().cause().name())
                .text("evidence", a -> a.transition().evidence())
                .text("actor", a -> a.transition().actor())
                .moment("at", a -> a.transition().at())
                .uuid("eventId", a -> a.event().id())
                .text("eventType", a -> a.event().type().name())
                .moment("eventAt", a -> a.event().time())
                .text("data", a -> a.event().data())
                .text("lane", a -> PayoutRows.lane(a.payout().lane()))
                .text("trace", a -> Traces.text(a.payout().id(), a.payout().trace())),
        row -> row.getObject("id", UUID.class));
  }

  Optional<AcceptResult> recall(JdbiTransaction tx, Ask ask) {
    return Optional.ofNullable(explain(tx, REFUSED + TELL, List.of(ask)).get(ask.id()));
  }

  private Map<UUID, AcceptResult> explain(JdbiTransaction tx, String sql, List<Ask> refused) {
    Map<UUID, Standing> standings = new HashMap<>();
    PayoutRows payouts = new PayoutRows(json);
    Set<UUID> read = new HashSet<>();
    Map<UUID, UUID> reader = new HashMap<>();
    tx.scan(
        "tell what stands under keys and references",
        sql,
        query ->
            Columns.of(query, refused)
                .uuid("id", Ask::id)
                .text("client", a -> a.client().value())
                .text("key", a -> a.key().value())
                .text("reference", a -> a.reference().value())
                .text("fingerprint", a -> a.content().hex()),
        row -> {
          UUID id = row.getObject("refused", UUID.class);
          UUID keyed = row.getObject("keyed_payout", UUID.class);
          standings.put(
              id,
              new Standing(
                  keyed,
                  row.getBoolean("key_fits"),
                  row.getObject("owner", UUID.class),
                  row.getBoolean("owner_fits")));
          // the same payout comes once for each refused one that repeats it
          if (keyed != null && (read.add(keyed) || id.equals(reader.get(keyed)))) {
            reader.put(keyed, id);
            payouts.take(row);
          }
        });
    Map<PayoutId, Payout> byId = payouts.byId();
    Map<UUID, AcceptResult> results = new HashMap<>();
    standings.forEach(
        (id, standing) -> {
          AcceptResult result = standing.result(id, byId);
          if (result != null) {
            results.put(id, result);
          }
        });
    return results;
  }

  private static List<Acceptance> without(List<Acceptance> all, Map<UUID, AcceptResult> decided) {
    return all.stream().filter(a -> !decided.containsKey(id(a))).toList();
  }

  private static UUID id(Acceptance acceptance) {
    return acceptance.payout().id().value();
  }

  private static String reference(Acceptance acceptance) {
    return acceptance.payout().instruction().reference().value();
  }

  /** One key, reference and content that are asked for. */
  record Ask(
      UUID id, ClientId client, IdempotencyKey key, Reference reference, Fingerprint content) {

    static Ask recalling(
        ClientId client, IdempotencyKey key, Reference reference, Fingerprint content) {
      return new Ask(NOBODY, client, key, reference, content);
    }

    private static Ask of(Acceptance acceptance) {
      Payout payout = acceptance.payout();
      return new Ask(
          payout.id().value(),
          payout.client(),
          acceptance.key(),
          payout.instruction().reference(),
          acceptance.fingerprint());
    }
  }

  /** What stands in the way of one acceptance; nothing where it went away meanwhile. */
  private record Standing(
      @Nullable UUID keyed, boolean keyFits, @Nullable UUID owner, boolean ownerFits) {

    @Nullable AcceptResult result(UUID asked, Map<PayoutId, Payout> payouts) {
      if (asked.equals(owner)) {
        // an earlier run of this very acceptance committed, and its answer was lost
        return new AcceptResult.Accepted();
      }
      if (keyed != null) {
        Payout payout = payouts.get(new PayoutId(keyed));
        return keyFits && payout != null
            ? new AcceptResult.Replayed(payout)
            : new AcceptResult.KeyReused();
      }
      return owner == null ? null : new AcceptResult.ReferenceUsed(new PayoutId(owner), ownerFits);
    }
  }
}
