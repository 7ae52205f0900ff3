package com.mexar.payout.app;

import com.mexar.payout.app.config.DatabaseSettings;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.persistence.Schema;
import com.mexar.payout.sandbox.stack.LocalPostgres;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.Stores;
import com.mexar.payout.webhook.WebhookStore;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database with its schema up to date: the configured one, or the embedded PostgreSQL, which is
 * started again whenever it dies.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Optional<LocalPostgres> embedded;
  private final HikariDataSource pool;

  private Database(Optional<LocalPostgres> embedded, HikariDataSource pool) {
    this.embedded = embedded;
    this.pool = pool;
  }

  /**
   * @throws StartException if the database stays away for longer than the start waits
   */
  static Database open(DatabaseSettings settings, InstantSource clock) {
    Database database = connect(settings);
    try {
      database.await(clock, clock.instant().plus(settings.patience()));
      Schema.migrate(database.pool);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Stores stores() {
    return JdbiStores.open(pool);
  }

  WebhookStore webhooks() {
    return JdbiStores.webhooks();
  }

  HikariDataSource connections() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(LocalPostgres::close);
  }

  private static Database connect(DatabaseSettings settings) {
    int size = settings.poolSize();
    if (settings.server().isPresent()) {
      DatabaseSettings.Server server = settings.server().get();
      return new Database(
          Optional.empty(),
          PayoutDataSource.open(
              server.url(), server.user().orElse(null), server.password().orElse(null), size));
    }
    LocalPostgres local = LocalPostgres.kept(settings.dataDir());
    local.supervise();
    return new Database(
        Optional.of(local),
        PayoutDataSource.open(local.jdbcUrl(), local.user(), new Secret(local.password()), size));
  }

  /** Each try takes as long as the pool waits for a connection, so nothing has to pause here. */
  private void await(InstantSource clock, Instant end) {
    while (true) {
      try (Connection connection = pool.getConnection()) {
        connection.rollback();
        return;
      } catch (SQLException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        if (!clock.instant().isBefore(end)) {
          throw new StartException("the database does not answer: " + reason.getMessage(), e);
        }
        LOG.warn("The database does not answer yet: {}", reason.getMessage());
      }
    }
  }
}
