package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the channel {@code kafka}. Settings: {@code bootstrap} (comma-separated {@code host:port};
 * absent: no channel), {@code topic} (default {@code payout.events}), {@code publish-timeout} (how
 * long one batch may take, default 30 s). The topic is not created here; so that what is
 * acknowledged survives the loss of a broker, it wants three replicas and {@code
 * min.insync.replicas=2}. Thread-safe.
 */
public final class KafkaChannelFactory implements ChannelFactory {
  static final String NAME = "kafka";

  private static final String DEFAULT_TOPIC = "payout.events";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<EventChannel> create(Settings settings) {
    BrokerAddresses brokers =
        settings.parsed("bootstrap", BrokerAddresses.NONE, BrokerAddresses::parse);
    String topic = settings.parsed("topic", DEFAULT_TOPIC, KafkaChannelFactory::topic);
    Duration timeout = settings.duration("publish-timeout", DEFAULT_TIMEOUT);
    if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
      settings.fault("publish-timeout", "must lie between 1s and 10m", timeout);
    }
    TlsSettings tls = TlsSettings.of(settings, brokers);
    LoginSettings login = LoginSettings.of(settings);
    settings.requireNoFaults();
    return brokers.areNone()
        ? Optional.empty()
        : Optional.of(
            new KafkaChannel(topic, timeout, new ProducerSource(brokers, timeout, tls, login)));
  }

  private static String topic(String value) {
    if (!TOPIC.matcher(value).matches()) {
      throw new InvalidValueException("must be 1 to 249 of A-Z a-z 0-9 . _ -");
    }
    return value;
  }
}
