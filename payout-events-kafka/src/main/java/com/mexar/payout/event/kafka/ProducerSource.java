package com.mexar.payout.event.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers that are idempotent and wait for all replicas in sync. Immutable. */
final class ProducerSource {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  /** Gathers a wave, which is handed over at once, into few requests. */
  private static final long LINGER_MILLIS = 1;

  private final String bootstrap;
  private final Duration timeout;

  /**
   * @param timeout after which a record that was not acknowledged is given up
   */
  ProducerSource(String bootstrap, Duration timeout) {
    this.bootstrap = bootstrap;
    this.timeout = timeout;
  }

  /** A new producer. Resolves host names, waits for no broker. */
  Producer<String, byte[]> open() {
    long request = Math.min(timeout.toMillis() - LINGER_MILLIS, LONGEST_REQUEST.toMillis());
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            LINGER_MILLIS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) request,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) timeout.toMillis(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            timeout.toMillis() / 2,
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
            false);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
