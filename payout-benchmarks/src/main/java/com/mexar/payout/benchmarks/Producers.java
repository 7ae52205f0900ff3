package com.mexar.payout.benchmarks;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers that promise as much as the gateway's do. */
final class Producers {
  private Producers() {}

  /** Idempotent, acknowledged by all replicas, and as quick to send as the gateway's. */
  static Producer<String, byte[]> open(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            1);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
