package com.mexar.payout.benchmarks;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import com.gruelbox.transactionoutbox.TransactionOutboxListener;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * Somebody else's: the library transaction-outbox with the same events, on the same database and
 * broker. It is given a tenth of them, scheduled beforehand, and as many threads as help it.
 */
final class OutboxRelay implements Side {
  private static final int SHARE = 10;
  private static final int THREADS = 32;
  private static final int BATCH = 500;
  private static final long PATIENCE_MINUTES = 5;
  private static final String DUE =
      "UPDATE txno_outbox SET nextattempttime = now() - interval '1 h'";

  private final Backlog backlog;
  private final int events;

  OutboxRelay(Backlog backlog) {
    this.backlog = backlog;
    this.events = backlog.events() / SHARE;
  }

  @Override
  public String name() {
    return "transaction-outbox";
  }

  @Override
  public double round(Duration length) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HikariDataSource pool = backlog.database().pool(THREADS + 1);
        Producer<String, byte[]> producer = Producers.open(backlog.bootstrap())) {
      OutboxSender sender = new OutboxSender(producer, backlog.topic());
      schedule(TransactionManager.fromDataSource(pool), sender);
      CountDownLatch sent = new CountDownLatch(events);
      TransactionOutbox outbox =
          outbox(
              TransactionManager.fromDataSource(pool),
              sender,
              Submitter.withExecutor(threads),
              sent);
      Stopwatch watch = new Stopwatch();
      boolean more = true;
      while (more) {
        more = outbox.flush();
      }
      if (!sent.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the outbox does not come to an end");
      }
      return watch.perSecond(events);
    } finally {
      threads.shutdownNow();
    }
  }

  /** It would begin to send at the commit; here what is scheduled waits. */
  private void schedule(TransactionManager transactions, OutboxSender sender) throws Exception {
    TransactionOutbox outbox =
        outbox(transactions, sender, (entry, work) -> {}, new CountDownLatch(0));
    List<String[]> rows = rows();
    transactions.inTransactionThrows(
        tx -> {
          for (String[] row : rows) {
            outbox.schedule(OutboxSender.class).send(row[0], row[1]);
          }
        });
    backlog.database().run(DUE);
  }

  private List<String[]> rows() throws SQLException {
    List<String[]> rows = new ArrayList<>(events);
    try (Connection connection = backlog.database().connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT payout_id::text, data FROM event ORDER BY position LIMIT " + events)) {
      while (found.next()) {
        rows.add(new String[] {found.getString(1), found.getString(2)});
      }
    }
    return rows;
  }

  private static TransactionOutbox outbox(
      TransactionManager transactions,
      OutboxSender sender,
      Submitter submitter,
      CountDownLatch sent) {
    return TransactionOutbox.builder()
        .transactionManager(transactions)
        .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
        .instantiator(Instantiator.using(type -> sender))
        .submitter(submitter)
        .clockProvider(Clock::systemUTC)
        .flushBatchSize(BATCH)
        .listener(
            new TransactionOutboxListener() {
              @Override
              public void success(TransactionOutboxEntry entry) {
                sent.countDown();
              }
            })
        .build();
  }
}
