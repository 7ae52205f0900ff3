package com.mexar.payout.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.asyncapi.AsyncApiDocument;
import com.mexar.payout.json.schema.EventSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All records of a topic, from its beginning. */
final class KafkaReader implements EventReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;

  KafkaReader(String bootstrap, String topic) {
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

  @Override
  public List<Told> read() {
    List<Told> read = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> read.add(told(record)));
    return read;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Told told(ConsumerRecord<String, byte[]> record) {
    Map<String, String> envelope = new TreeMap<>();
    record
        .headers()
        .forEach(h -> envelope.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    String data = new String(record.value(), StandardCharsets.UTF_8);
    assertThat(AsyncApiDocument.faultsOfKafka(envelope)).as("headers in Kafka").isEmpty();
    EventSchema.check(envelope.get("ce_type"), data);
    envelope.put("partition", Integer.toString(record.partition()));
    long sequence = Long.parseLong(envelope.get("ce_sequence"));
    return new Told(new Announced(envelope.get("ce_id"), record.key(), sequence, data), envelope);
  }
}
