package com.mexar.payout.persistence;

import com.mexar.payout.settings.Secret;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pool of connections that the stores are meant to run on. It fails fast: a caller waits
 * {@link #CHECKOUT} for a connection, and no connection is waited on for ever.
 */
public final class PayoutDataSource {
  /** How long a caller waits for a connection before the store counts as unavailable. */
  public static final Duration CHECKOUT = Duration.ofSeconds(3);

  /** How long a statement's answer is waited for. Above the stores' lock time-out of 2 s. */
  public static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration CONNECTION_LIFE = Duration.ofMinutes(30);

  private PayoutDataSource() {}

  /**
   * Opens a pool. It comes up whether or not the database answers, and recovers by itself.
   *
   * @param url {@code jdbc:postgresql://…}, which may carry the login
   * @param poolSize the most connections; the fewest as well, since opening one takes longer than a
   *     payout's transaction
   */
  public static HikariDataSource open(
      String url, @Nullable String user, @Nullable Secret password, int poolSize) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("payout");
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password.reveal());
    }
    config.setMaximumPoolSize(poolSize);
    config.setConnectionTimeout(CHECKOUT.toMillis());
    config.setValidationTimeout(CONNECT.toMillis() / 2);
    config.setMaxLifetime(CONNECTION_LIFE.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    set(config, "ApplicationName", "payout-gateway");
    set(config, "connectTimeout", CONNECT.toSeconds());
    set(config, "loginTimeout", CONNECT.toSeconds());
    set(config, "socketTimeout", ANSWER.toSeconds());
    set(config, "tcpKeepAlive", true);
    set(config, "reWriteBatchedInserts", true);
    set(config, "prepareThreshold", 3);
    // details of violated constraints repeat stored values
    set(config, "logServerErrorDetail", false);
    return new HikariDataSource(config);
  }

  /** As text: the driver passes over properties that are anything else. */
  private static void set(HikariConfig config, String property, Object value) {
    config.addDataSourceProperty(property, value.toString());
  }
}
