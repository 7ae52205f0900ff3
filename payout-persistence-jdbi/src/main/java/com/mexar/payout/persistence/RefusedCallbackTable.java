package com.mexar.payout.persistence;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.TransactionRunner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The latest callbacks that were refused, without what they carried: nobody has shown who sent it.
 * A host's matter, of which the engine knows nothing. Thread-safe; every method throws {@link
 * StoreUnavailableException} where the database is away.
 */
public final class RefusedCallbackTable {
  private static final String KEEP =
      """
      INSERT INTO refused_callback (provider, remote_address, reason, bytes, received_at)
      SELECT r.provider, r.remote_address, r.reason, r.bytes, r.received_at
      FROM unnest(:provider, :remoteAddress, :reason, :bytes, :receivedAt)
        AS r(provider, remote_address, reason, bytes, received_at)
      """;

  private static final String PRUNE =
      """
      DELETE FROM refused_callback r
      USING (
        SELECT p.provider, (
          SELECT n.id
          FROM refused_callback n
          WHERE n.provider = p.provider
          ORDER BY n.id DESC
          OFFSET :most
          LIMIT 1) AS last
        FROM (SELECT DISTINCT unnest(:provider)) AS p(provider)) AS beyond
      WHERE r.provider = beyond.provider AND r.id <= beyond.last
      """;

  private static final String LIST =
      """
      SELECT id, provider, remote_address, reason, bytes, received_at
      FROM refused_callback
      """;

  private final TransactionRunner transactions;
  private final int most;

  private RefusedCallbackTable(TransactionRunner transactions, int most) {
    this.transactions = transactions;
    this.most = most;
  }

  /**
   * The table in the database whose connections these are. Opens none yet.
   *
   * @param most how many are kept of one provider, the newest ones
   */
  public static RefusedCallbackTable in(DataSource dataSource, int most) {
    return new RefusedCallbackTable(new JdbiTransactionRunner(JdbiStores.jdbi(dataSource)), most);
  }

  /**
   * One of them.
   *
   * @param remoteAddress of the peer, or of the client behind a trusted proxy
   * @param reason in words of ours
   * @param bytes length of the body; null where it was not read
   */
  public record Row(
      ProviderName provider,
      String remoteAddress,
      String reason,
      @Nullable Integer bytes,
      Instant receivedAt) {}

  /**
   * One of them as it is kept.
   *
   * @param id in the order in which they were kept
   */
  public record Kept(long id, Row row) {}

  /** Keeps these, and of their providers no more than the newest. */
  public void keep(List<Row> rows) {
    transactions.inTransaction(
        tx -> {
          JdbiTransaction own = JdbiTransaction.of(tx);
          own.update(
              "keep refused callbacks",
              KEEP,
              update ->
                  Columns.of(update, rows)
                      .text("provider", row -> row.provider().value())
                      .text("remoteAddress", Row::remoteAddress)
                      .text("reason", Row::reason)
                      .integer("bytes", Row::bytes)
                      .moment("receivedAt", Row::receivedAt));
          return own.update(
              "prune refused callbacks",
              PRUNE,
              update ->
                  Columns.of(update.bind("most", most), rows)
                      .text("provider", row -> row.provider().value()));
        });
  }

  /**
   * What was refused, newest first.
   *
   * @param provider in whose name; null for all
   * @param before older than this one, where a page goes on; null for the newest
   */
  public Page<Kept> list(@Nullable ProviderName provider, @Nullable Long before, int limit) {
    Conditions where = new Conditions();
    where.and(provider, "provider = :provider", (sql, it) -> sql.bind("provider", it.value()));
    where.and(before, "id < :before", (sql, it) -> sql.bind("before", it));
    return transactions.inTransaction(
        tx ->
            where.page(
                JdbiTransaction.of(tx),
                "list refused callbacks",
                LIST + where.text() + "ORDER BY id DESC\nLIMIT :most",
                limit,
                RefusedCallbackTable::read));
  }

  private static Kept read(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong("id"),
        new Row(
            new ProviderName(row.getString("provider")),
            row.getString("remote_address"),
            row.getString("reason"),
            row.getObject("bytes", Integer.class),
            Moments.read(row, "received_at")));
  }
}
