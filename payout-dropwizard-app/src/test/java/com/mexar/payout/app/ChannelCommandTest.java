package com.mexar.payout.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import org.junit.jupiter.api.Test;

/** A channel that is switched off for good is forgotten by hand, and only then. */
class ChannelCommandTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final String database = TestGateway.freshDatabase(TestPostgres.shared());

  @Test
  void channel_thatNobodySendsOn_isListedAndForgotten() throws Exception {
    try (HikariDataSource pool = PayoutDataSource.open(database, null, null, 2)) {
      Stores stores = JdbiStores.open(pool);
      stores
          .transactions()
          .inTransaction(
              tx -> {
                ChannelLease off = take(stores, tx, "rabbitmq");
                stores.channels().advance(tx, off, 7, HOUR);
                stores.channels().release(tx, off);
                return take(stores, tx, "kafka");
              });
    }
    assertThat(run(Map.of("action", "list")))
        .contains("rabbitmq", "at position 7")
        .contains("kafka");
    run(Map.of("action", "forget", "channel", "rabbitmq"));
    assertThat(run(Map.of("action", "list"))).doesNotContain("rabbitmq");
    assertThatThrownBy(() -> run(Map.of("action", "forget", "channel", "kafka")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("a host sends on it");
  }

  private static ChannelLease take(Stores stores, Transaction tx, String channel) {
    return stores.channels().acquire(tx, channel, new UUID(1, 1), HOUR).orElseThrow();
  }

  private String run(Map<String, Object> arguments) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new ChannelCommand(
            new ConfigurationReader(Map.of("PAYOUT_DB_URL", database)),
            new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(null, new Namespace(arguments));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
