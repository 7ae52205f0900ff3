package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary consumer of the topic of events, from its present end onwards. Thread-safe. */
final class EventReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<String, byte[]> consumer;
  private final InstantSource clock;
  private final Consumer<ReadEvent> listener;
  private final List<ReadEvent> events = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::read, "event-reader");

  private EventReader(String bootstrap, InstantSource clock, Consumer<ReadEvent> listener) {
    this.clock = clock;
    this.listener = listener;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Reads from now on: whatever is published after this returned is seen. */
  static EventReader of(
      String bootstrap, String topic, InstantSource clock, Consumer<ReadEvent> listener) {
    EventReader reader = new EventReader(bootstrap, clock, listener);
    List<TopicPartition> partitions =
        reader.consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    reader.consumer.assign(partitions);
    reader.consumer.seekToEnd(partitions);
    partitions.forEach(reader.consumer::position);
    reader.thread.setDaemon(true);
    reader.thread.start();
    return reader;
  }

  /** What was read of one payout, in the order of arrival; repeats of an id are left out. */
  List<ReadEvent> of(String payout) {
    Set<String> ids = new HashSet<>();
    return events.stream()
        .filter(event -> event.subject().equals(payout) && ids.add(event.id()))
        .toList();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          ReadEvent event = event(record);
          events.add(event);
          listener.accept(event);
        }
      }
    } catch (WakeupException closed) {
      LOG.debug("the reader of events is closed");
    }
  }

  private ReadEvent event(ConsumerRecord<String, byte[]> record) {
    return new ReadEvent(
        clock.instant(),
        header(record, "ce_id"),
        header(record, "ce_type"),
        header(record, "ce_subject"),
        number(header(record, "ce_sequence")),
        json(record.value()));
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static long number(String digits) {
    return digits.matches("[0-9]{20}") ? Long.parseLong(digits) : -1;
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      LOG.warn("a record of the topic is not JSON");
      return JSON.createObjectNode();
    }
  }
}
