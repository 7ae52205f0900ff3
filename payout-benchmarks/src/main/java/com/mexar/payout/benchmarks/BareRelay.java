package com.mexar.payout.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The limit: reads 500 rows, sends them, waits until all are acknowledged, moves its position. No
 * lease, no look for gaps, no order within a payout, no headers.
 */
final class BareRelay implements Side {
  private static final int BATCH = 500;
  private static final String READ =
      "SELECT position, payout_id::text, data FROM event WHERE position > ? ORDER BY position LIMIT "
          + BATCH;
  private static final String MOVE =
      "UPDATE channel_position SET position = ? WHERE channel = 'bare'";
  private static final String BEGIN =
      """
      INSERT INTO channel_position (channel, position, fence) VALUES ('bare', 0, 1)
      ON CONFLICT (channel) DO UPDATE SET position = 0
      """;

  private final Backlog backlog;

  BareRelay(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public String name() {
    return "bare loop";
  }

  @Override
  public double round(Duration length) throws Exception {
    backlog.database().run(BEGIN);
    Stopwatch watch = new Stopwatch();
    try (Connection connection = backlog.database().connect();
        Producer<String, byte[]> producer = Producers.open(backlog.bootstrap());
        PreparedStatement read = connection.prepareStatement(READ);
        PreparedStatement move = connection.prepareStatement(MOVE)) {
      long position = 0;
      while (position < backlog.events()) {
        position = send(producer, read, position);
        move.setLong(1, position);
        move.executeUpdate();
      }
      return watch.perSecond(backlog.events());
    }
  }

  private long send(Producer<String, byte[]> producer, PreparedStatement read, long after)
      throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>(BATCH);
    read.setLong(1, after);
    long position = after;
    try (ResultSet rows = read.executeQuery()) {
      while (rows.next()) {
        position = rows.getLong(1);
        sent.add(producer.send(record(rows)));
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
    return position;
  }

  private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
    return new ProducerRecord<>(
        backlog.topic(), row.getString(2), row.getString(3).getBytes(StandardCharsets.UTF_8));
  }
}
