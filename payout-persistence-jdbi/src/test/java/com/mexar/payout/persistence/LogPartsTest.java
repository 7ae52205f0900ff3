package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointSecret;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log grows by parts, and lets go of those alone that nobody needs. */
class LogPartsTest {
  private static final Duration OLD = Duration.ofDays(90);
  private static final UUID OWNER = new UUID(1, 1);

  @RegisterExtension final TestDatabases databases = new TestDatabases();
  private final String url = TestDatabases.migrated();
  private final Sql sql = new Sql(url);
  private Stores stores;

  @BeforeEach
  void open() {
    stores = JdbiStores.open(databases.dataSource(url));
  }

  @Test
  void trim_logThatGrows_keepsAPartAhead() throws SQLException {
    assertThat(parts()).containsExactly("event_to_1000000");
    event(5, "now()");
    assertThat(trim()).isZero();
    assertThat(parts()).hasSize(5).contains("event_to_2000000", "event_to_5000000");
  }

  /** Whatever keeps new parts away for a while, such as a long backup, refuses no payout. */
  @Test
  void trim_logThatOutgrewItsParts_goesOnClearOfWhatIsWritten() throws SQLException {
    event(3_400_000, "now()");
    assertThat(sql.ask("SELECT count(*)::text FROM event_rest")).containsExactly("1");
    trim();
    assertThat(parts()).contains("event_to_5000000").doesNotContain("event_to_4000000");
    event(3_400_001, "now()");
    event(4_400_000, "now()");
    assertThat(sql.ask("SELECT count(*)::text FROM event_rest")).containsExactly("2");
    assertThat(sql.ask("SELECT count(*)::text FROM event_to_5000000")).containsExactly("1");
    trim();
    List<LoggedEvent> all =
        stores.transactions().inTransaction(tx -> stores.events().read(tx, 3_399_999, 10));
    assertThat(all).extracting(LoggedEvent::position).startsWith(3_400_000L, 3_400_001L);
  }

  @Test
  void trim_oldPartThatEverybodyIsPast_isDroppedWhole() throws SQLException {
    grow();
    sql.execute(
        "INSERT INTO delivery VALUES ('kafka', 7, gen_random_uuid(), 'DELIVERED', 1, 1, now(), now())");
    position("kafka", 1_000_001);
    assertThat(trim()).isEqualTo(1);
    assertThat(parts()).doesNotContain("event_to_1000000");
    assertThat(sql.ask("SELECT count(*)::text FROM delivery")).containsExactly("0");
    assertThat(sql.ask("SELECT dropped_to::text FROM event_log")).containsExactly("999999");
    List<LoggedEvent> left =
        stores.transactions().inTransaction(tx -> stores.events().read(tx, 0, 10));
    assertThat(left).hasSizeLessThanOrEqualTo(1);
    assertThat(page(5)).isEqualTo(EventPage.dropped(5, 999_999));
    assertThat(page(0).droppedTo()).as("who begins with what is kept").isZero();
    assertThat(page(999_999).droppedTo()).isZero();
    assertThat(trim()).as("the one that is written to").isZero();
  }

  @Test
  void trim_partThatIsYoung_isKept() throws SQLException {
    event(1, "now() - interval '100 days'");
    event(999_998, "now() - interval '80 days'");
    event(1_000_001, "now()");
    trim();
    assertThat(parts()).contains("event_to_1000000");
  }

  @Test
  void trim_partThatAChannelIsNotPast_isKept() throws SQLException {
    grow();
    position("kafka", 1_000_001);
    position("dead", 3);
    assertThat(trim()).isZero();
    stores.transactions().inTransaction(tx -> stores.channels().forget(tx, "dead"));
    assertThat(trim()).isEqualTo(1);
  }

  @Test
  void trim_partThatAnEndpointIsBehind_isKept() throws SQLException {
    grow();
    UUID endpoint = Samples.payoutId().value();
    stores
        .transactions()
        .inTransaction(
            tx ->
                JdbiStores.webhooks()
                    .add(
                        tx,
                        new EndpointDraft(
                            endpoint,
                            URI.create("https://a.example"),
                            "",
                            Set.of(),
                            Set.of(),
                            List.of(new EndpointSecret(new Secret("whsec_x"), null))),
                        new LogStart.After(3)));
    assertThat(trim()).isZero();
    stores.transactions().inTransaction(tx -> JdbiStores.webhooks().remove(tx, endpoint));
    assertThat(trim()).isEqualTo(1);
  }

  @Test
  void trim_partOfWhichSomethingIsPending_isKept() throws SQLException {
    grow();
    sql.execute(
        "INSERT INTO delivery VALUES ('kafka', 7, gen_random_uuid(), 'PENDING', 1, 1, now())");
    assertThat(trim()).isZero();
    sql.execute("UPDATE delivery SET state = 'DEAD', settled_at = now()");
    assertThat(trim()).isEqualTo(1);
  }

  /** A wait for a table's lock would hold up every payout behind it. */
  @Test
  void trim_whileSomebodyReadsTheLog_givesWay() throws SQLException {
    grow();
    try (Connection reader = DriverManager.getConnection(url);
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT FROM event");
      assertThatThrownBy(this::trim).isInstanceOf(StoreConflictException.class);
      reader.rollback();
    }
    assertThat(trim()).isEqualTo(1);
  }

  /** A part that is full and old, and some behind it. */
  private void grow() throws SQLException {
    event(1, "now() - interval '100 days'");
    trim();
    event(999_998, "now() - interval '95 days'");
    event(1_000_001, "now()");
    trim();
  }

  private EventPage page(long after) {
    return stores.transactions().inTransaction(tx -> stores.events().page(tx, null, after, 10));
  }

  private int trim() {
    return stores.transactions().inTransaction(tx -> stores.events().trim(tx, OLD));
  }

  private void position(String channel, long position) {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              ChannelLease lease = stores.channels().acquire(tx, channel, OWNER, OLD).orElseThrow();
              stores.channels().advance(tx, lease, position, OLD);
              stores.channels().release(tx, lease);
              return true;
            });
  }

  private void event(long position, String at) throws SQLException {
    sql.execute("SELECT setval('event_position', " + position + ")");
    sql.execute(
        """
        INSERT INTO event VALUES (%d, gen_random_uuid(), gen_random_uuid(), 'core', 'PAID', 1, %s, '{}')
        """
            .formatted(position, at));
  }

  private List<String> parts() throws SQLException {
    return sql.ask(
        """
        SELECT relname FROM pg_class
        WHERE relname ~ '^event_to_[0-9]+$' AND relispartition
        ORDER BY relname
        """);
  }
}
