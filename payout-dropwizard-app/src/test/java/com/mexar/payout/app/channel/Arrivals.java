package com.mexar.payout.app.crash;

import com.mexar.payout.app.asyncapi.AsyncApiDocument;
import com.mexar.payout.json.schema.EventSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All records of the topic, as a consumer that deduplicates by id gets them. */
final class EventTopic implements AutoCloseable {

  /** A record: everything that a repeat has to repeat. */
  record Told(int partition, String payout, Map<String, String> headers, String data) {
    String id() {
      return headers.getOrDefault("ce_id", "");
    }

    String sequence() {
      return headers.getOrDefault("ce_sequence", "");
    }
  }

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Told> firstArrivals = new LinkedHashMap<>();
  private final List<String> otherRepeats = new ArrayList<>();
  private int repeats;

  EventTopic(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes what has come; returns how many different events are known. */
  int read() {
    consumer.poll(POLL).forEach(this::take);
    return firstArrivals.size();
  }

  /** By id, in the order of the first arrival. */
  Map<String, Told> firstArrivals() {
    return firstArrivals;
  }

  int repeats() {
    return repeats;
  }

  /** Ids that came again with other bytes, headers, key or partition. */
  List<String> otherRepeats() {
    return otherRepeats;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    Told told =
        new Told(
            record.partition(),
            record.key(),
            headers,
            new String(record.value(), StandardCharsets.UTF_8));
    EventSchema.check(headers.getOrDefault("ce_type", ""), told.data());
    List<String> faults = AsyncApiDocument.faultsOfKafka(headers);
    if (!faults.isEmpty()) {
      throw new AssertionError("headers are not as published: " + faults);
    }
    Told before = firstArrivals.putIfAbsent(told.id(), told);
    if (before != null) {
      repeats++;
      if (!before.equals(told)) {
        otherRepeats.add(told.id());
      }
    }
  }
}
