package com.mexar.payout.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.event.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer as its page says to run it, with a real Kafka that the gateway's channel fills. */
class JavaConsumerTest {
  private static final int PAYOUTS = 10;
  private static final int EACH = 5;

  private final TestKafka kafka = TestKafka.shared();
  private final String topic = kafka.freshTopic(3);
  private final String database = TestPostgres.shared().freshDatabase();

  @TempDir private Path folder;

  @Test
  void consumer_killedAndStartedAgain_takesEachEventOnceAndNoneTooLate() throws Exception {
    List<LoggedEvent> log = Events.log(new SplittableRandom(5), PAYOUTS, EACH);
    LoggedEvent late = Events.event(log.get(0).event().payout(), 1);
    try (EventChannel channel = channel()) {
      channel.publish(log.subList(0, 25));
      try (ChildProcess consumer = consumer()) {
        awaitSeen(25, consumer);
      }
      channel.publish(log.subList(10, log.size()));
      channel.publish(List.of(log.get(0), late));
      try (ChildProcess consumer = consumer()) {
        awaitSeen(log.size() + 1, consumer);
      }
    }
    assertThat(number("SELECT count(*) FROM announced_payout")).isEqualTo(PAYOUTS);
    assertThat(number("SELECT min(sequence) FROM announced_payout")).isEqualTo(EACH);
    assertThat(number("SELECT count(*) FROM announced_payout WHERE data->>'to' = 'ñ'"))
        .isEqualTo(PAYOUTS);
  }

  private EventChannel channel() {
    ChannelFactory factory =
        StreamSupport.stream(ServiceLoader.load(ChannelFactory.class).spliterator(), false)
            .filter(found -> found.name().equals("kafka"))
            .findFirst()
            .orElseThrow();
    Map<String, String> settings = Map.of("bootstrap", kafka.bootstrap(), "topic", topic);
    return factory.create(new Settings("kafka", settings)).orElseThrow();
  }

  private ChildProcess consumer() throws IOException {
    Path settings = folder.resolve("consumer.properties");
    Files.writeString(
        settings, "bootstrap.servers=" + kafka.bootstrap() + "\ngroup.instance.id=the-one\n");
    return new ChildProcess(
        folder,
        Map.of(),
        List.of(
            Home.JAVA_HOME.resolve("bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Home.LIBRARIES.resolve("*").toString(),
            Home.EXAMPLES.resolve("consumers/EventConsumer.java").toString(),
            settings.toString(),
            topic,
            database));
  }

  private void awaitSeen(int count, ChildProcess consumer) throws SQLException {
    await().atMost(Duration.ofMinutes(1)).until(() -> seen() >= count || consumer.hasEnded());
    assertThat(seen()).as(consumer.output()).isEqualTo(count);
  }

  private long seen() throws SQLException {
    boolean begun = number("SELECT count(*) FROM pg_tables WHERE tablename = 'seen_event'") == 1;
    return begun ? number("SELECT count(*) FROM seen_event") : 0;
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
