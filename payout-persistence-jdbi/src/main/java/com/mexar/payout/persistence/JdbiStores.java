package com.mexar.payout.persistence;

import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.Stores;
import com.mexar.payout.webhook.WebhookStore;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/** The way in: all stores on one PostgreSQL whose schema is {@linkplain Schema migrated}. */
public final class JdbiStores {
  private JdbiStores() {}

  /**
   * The stores on a source of connections, such as {@link PayoutDataSource} makes. Opens none yet.
   * Connections must run at read committed isolation, PostgreSQL's default, and should keep the
   * server's error details, which repeat stored values, out of messages.
   */
  public static Stores open(DataSource dataSource) {
    Jdbi jdbi = jdbi(dataSource);
    return new Stores(
        new JdbiTransactionRunner(jdbi),
        new JdbiPayoutStore(new StoredJson()),
        new JdbiProviderStateStore(),
        new JdbiCallbackStore(),
        new JdbiEventLog(),
        new JdbiChannelStore(),
        new JdbiDeliveryStore(),
        new JdbiTaskStore(),
        new JdbiResolutionStore(),
        new JdbiAuditStore(),
        new JdbiStatisticsStore());
  }

  /** Endpoints and their deliveries, in the transactions of {@link #open}'s stores. */
  public static WebhookStore webhooks() {
    return new JdbiWebhookStore();
  }

  static Jdbi jdbi(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.setTemplateEngine(TemplateEngine.NOP);
    // the runner ends every transaction itself
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    // bound values are personal data
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
