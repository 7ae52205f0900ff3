import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps of every payout what was announced last, in a PostgreSQL of its own. An event takes effect
 * once, however often it comes, and one that is late changes nothing that is newer.
 *
 * <p>Arguments: a file of settings of Kafka's consumer, the topic, the address of the database.
 */
public final class EventConsumer {
  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS seen_event (
        source text, id uuid, PRIMARY KEY (source, id));
      CREATE TABLE IF NOT EXISTS announced_payout (
        id uuid PRIMARY KEY, sequence bigint NOT NULL, type text NOT NULL, data jsonb NOT NULL)
      """;

  private static final String SEEN =
      "INSERT INTO seen_event VALUES (?, ?::uuid) ON CONFLICT DO NOTHING";

  private static final String ANNOUNCED =
      """
      INSERT INTO announced_payout AS known VALUES (?::uuid, ?, ?, ?::jsonb)
      ON CONFLICT (id) DO UPDATE
      SET sequence = EXCLUDED.sequence, type = EXCLUDED.type, data = EXCLUDED.data
      WHERE known.sequence < EXCLUDED.sequence
      """;

  private EventConsumer() {}

  public static void main(String[] args) throws Exception {
    Properties settings = new Properties();
    settings.put("group.id", "announced-payouts");
    settings.put("auto.offset.reset", "earliest");
    try (var file = Files.newBufferedReader(Path.of(args[0]))) {
      settings.load(file);
    }
    settings.put("enable.auto.commit", "false");
    try (Connection database = DriverManager.getConnection(args[2]);
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      try (Statement statement = database.createStatement()) {
        statement.execute(TABLES);
      }
      database.setAutoCommit(false);
      consumer.subscribe(List.of(args[1]));
      while (true) {
        for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofSeconds(1))) {
          take(event, database);
        }
        // first what the events did, then how far we are: whatever dies in between, they come again
        database.commit();
        consumer.commitSync();
      }
    }
  }

  private static void take(ConsumerRecord<String, byte[]> event, Connection database)
      throws SQLException {
    try (PreparedStatement seen = database.prepareStatement(SEEN);
        PreparedStatement announced = database.prepareStatement(ANNOUNCED)) {
      seen.setString(1, header(event, "ce_source"));
      seen.setString(2, header(event, "ce_id"));
      if (seen.executeUpdate() == 0) {
        return; // a repeat
      }
      announced.setString(1, header(event, "ce_subject"));
      announced.setLong(2, Long.parseLong(header(event, "ce_sequence")));
      announced.setString(3, header(event, "ce_type"));
      announced.setString(4, new String(event.value(), StandardCharsets.UTF_8));
      announced.executeUpdate();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
