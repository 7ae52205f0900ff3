package com.mexar.payout.persistence;

import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.TransactionRunner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The API keys that a host keeps in its database: who holds which, never the keys themselves. A
 * host's matter, of which the engine knows nothing. Thread-safe; every method throws {@link
 * StoreUnavailableException} where the database is away.
 */
public final class ApiKeyTable {
  private static final String CREATE =
      """
      INSERT INTO api_key (client, role, digest, created_at)
      VALUES (:client, :role, decode(:digest, 'hex'), statement_timestamp())
      RETURNING id
      """;

  private static final String LIST =
      """
      SELECT id, client, role, digest, created_at, revoked_at
      FROM api_key
      ORDER BY created_at, id
      """;

  private static final String REVOKE =
      """
      UPDATE api_key
      SET revoked_at = statement_timestamp()
      WHERE id = :id AND revoked_at IS NULL
      """;

  private final TransactionRunner transactions;

  private ApiKeyTable(TransactionRunner transactions) {
    this.transactions = transactions;
  }

  /** The keys in the database whose connections these are. Opens none yet. */
  public static ApiKeyTable in(DataSource dataSource) {
    return new ApiKeyTable(new JdbiTransactionRunner(JdbiStores.jdbi(dataSource)));
  }

  /**
   * One key.
   *
   * @param role in upper case, as the host names it
   * @param digest SHA-256 of the key, in lower-case hexadecimal digits
   * @param revokedAt null while the key is good
   */
  public record Row(
      UUID id,
      String client,
      String role,
      String digest,
      Instant createdAt,
      @Nullable Instant revokedAt) {

    public boolean isGood() {
      return revokedAt == null;
    }
  }

  /** Keeps a key by its digest, and returns the id that names it from then on. */
  public UUID create(String client, String role, String digest) {
    return transactions
        .inTransaction(
            tx ->
                JdbiTransaction.of(tx)
                    .query(
                        "create an API key",
                        CREATE,
                        query ->
                            query.bind("client", client).bind("role", role).bind("digest", digest),
                        row -> row.getObject("id", UUID.class)))
        .get(0);
  }

  /** All keys there ever were, oldest first. */
  public List<Row> list() {
    return transactions.inTransaction(
        tx -> JdbiTransaction.of(tx).query("list API keys", LIST, query -> {}, ApiKeyTable::read));
  }

  /**
   * From now on the key opens nothing.
   *
   * @return false where there is no such key, or it was revoked before
   */
  public boolean revoke(UUID id) {
    return transactions.inTransaction(
            tx ->
                JdbiTransaction.of(tx)
                    .update("revoke an API key", REVOKE, update -> update.bind("id", id)))
        == 1;
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("client"),
        row.getString("role"),
        HexFormat.of().formatHex(row.getBytes("digest")),
        Moments.read(row, "created_at"),
        Moments.readOrNull(row, "revoked_at"));
  }
}
