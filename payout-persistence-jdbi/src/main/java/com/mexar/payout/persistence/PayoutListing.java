package com.mexar.payout.persistence;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Lists payouts along their ids, newest first. Each condition is served by an index that ends in
 * the id, so that a page costs what it holds; the status stands in the statement as a constant,
 * which lets the planner choose by how common it is.
 */
final class PayoutListing {
  private static final String PAYOUTS = "SELECT p.id FROM payout p\n";

  /** The last attempt of each payout that was made with one provider. */
  private static final String OF_PROVIDER =
      """
      SELECT p.id
      FROM payout_attempt t
      JOIN payout p ON p.id = t.payout_id
      """;

  private static final String IS_LAST =
      """
      NOT EXISTS (SELECT FROM payout_attempt l
                  WHERE l.payout_id = t.payout_id AND l.number > t.number)""";

  /**
   * Hops from client to client along the index of references, for a reader who sees those of all.
   */
  private static final String OF_ANY_CLIENT =
      """
      p.client IN (
        WITH RECURSIVE hop AS (
          (SELECT client FROM payout ORDER BY client LIMIT 1)
          UNION ALL
          SELECT (SELECT c.client FROM payout c WHERE c.client > hop.client
                  ORDER BY c.client LIMIT 1)
          FROM hop WHERE hop.client IS NOT NULL)
        SELECT client FROM hop WHERE client IS NOT NULL)""";

  private static final String WHOLE =
      """
      SELECT %s, %s
      FROM page
      JOIN payout p ON p.id = page.id
      LEFT JOIN payout_attempt a ON a.payout_id = p.id
      ORDER BY p.id DESC, a.number
      """
          .formatted(PayoutRows.COLUMNS, AttemptRows.COLUMNS);

  /** An id is drawn within moments of the time that its payout is dated with, by one clock. */
  private static final Duration BETWEEN_CLOCK_AND_ID = Duration.ofMinutes(1);

  private final StoredJson json;

  PayoutListing(StoredJson json) {
    this.json = json;
  }

  Page<Payout> list(JdbiTransaction tx, PayoutQuery query) {
    boolean byProvider = query.provider() != null;
    String id = byProvider ? "t.payout_id" : "p.id";
    Conditions where = conditions(query, id);
    String page =
        (byProvider ? OF_PROVIDER : PAYOUTS)
            + where.text()
            + "ORDER BY "
            + id
            + " DESC\nLIMIT :most";
    PayoutRows payouts = new PayoutRows(json);
    tx.scan(
        "list payouts",
        "WITH page AS MATERIALIZED (\n" + page + ")\n" + WHOLE,
        sql -> {
          where.bind(sql);
          sql.bind("most", query.limit() + 1);
        },
        payouts::take);
    return Page.of(payouts.toList(), query.limit());
  }

  private static Conditions conditions(PayoutQuery query, String id) {
    Conditions where = new Conditions();
    if (query.provider() != null) {
      where.and(IS_LAST);
    }
    where.and(
        query.provider(),
        "t.provider = :provider",
        (sql, provider) -> sql.bind("provider", provider.value()));
    where.and(
        query.client(), "p.client = :client", (sql, client) -> sql.bind("client", client.value()));
    where.and(
        query.reference(),
        "p.reference = :reference",
        (sql, reference) -> sql.bind("reference", reference.value()));
    if (query.reference() != null && query.client() == null) {
      where.and(OF_ANY_CLIENT);
    }
    if (query.status() != null) {
      where.and("p.status = '" + query.status().name() + "'");
    }
    where.and(
        query.createdFrom(),
        "p.created_at >= :from::timestamptz AND " + id + " >= :fromId",
        (sql, from) ->
            sql.bind("from", Moments.text(from))
                .bind("fromId", firstOf(from.minus(BETWEEN_CLOCK_AND_ID))));
    where.and(
        query.createdTo(),
        "p.created_at < :to::timestamptz AND " + id + " < :toId",
        (sql, to) ->
            sql.bind("to", Moments.text(to)).bind("toId", firstOf(to.plus(BETWEEN_CLOCK_AND_ID))));
    where.and(
        query.before(), id + " < :before", (sql, before) -> sql.bind("before", before.value()));
    return where;
  }

  /** The least id that can be drawn at this time: a UUID of version 7 begins with milliseconds. */
  private static UUID firstOf(Instant time) {
    return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
  }
}
