package com.mexar.payout.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic and tells of every payout that is announced as paid. */
final class PaidEvents implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Runnable onPaid;
  private final Thread thread = new Thread(this::readAll, "paid-events");

  private PaidEvents(KafkaConsumer<byte[], byte[]> consumer, Runnable onPaid) {
    this.consumer = consumer;
    this.onPaid = onPaid;
  }

  /** From the beginning of the topic on; {@code onPaid} is called by one thread. */
  static PaidEvents follow(String bootstrap, String topic, Runnable onPaid) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    PaidEvents events = new PaidEvents(consumer, onPaid);
    events.thread.start();
    return events;
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }

  private void readAll() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Header type = record.headers().lastHeader("ce_type");
          if (new String(type.value(), StandardCharsets.UTF_8).equals("payout.paid")) {
            onPaid.run();
          }
        }
      }
    } catch (WakeupException closed) {
      // the only way in which this ends
    }
  }
}
