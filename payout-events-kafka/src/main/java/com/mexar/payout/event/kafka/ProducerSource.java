package com.mexar.payout.event.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers that are idempotent and wait for all replicas in sync. Immutable. */
final class ProducerSource {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  /** Gathers a wave, which is handed over at once, into few requests. */
  private static final long LINGER_MILLIS = 1;

  private final BrokerAddresses brokers;
  private final Duration timeout;
  private final TlsSettings tls;
  private final LoginSettings login;

  /**
   * @param timeout after which a record that was not acknowledged is given up
   */
  ProducerSource(BrokerAddresses brokers, Duration timeout, TlsSettings tls, LoginSettings login) {
    this.brokers = brokers;
    this.timeout = timeout;
    this.tls = tls;
    this.login = login;
  }

  /** Whether its producers write without TLS, as they may on this machine alone. */
  boolean isPlain() {
    return !tls.on();
  }

  /** A new producer. Resolves host names, waits for no broker. */
  Producer<String, byte[]> open() {
    long request = Math.min(timeout.toMillis() - LINGER_MILLIS, LONGEST_REQUEST.toMillis());
    Map<String, Object> settings = new HashMap<>(tls.ofClient());
    settings.putAll(login.ofClient());
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol().name);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.text());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis() / 2);
    settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private SecurityProtocol protocol() {
    if (login.on()) {
      return tls.on() ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
    }
    return tls.on() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
  }
}
