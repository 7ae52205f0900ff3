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
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<EventChannel> create(Settings settings) {
    String bootstrap = settings.parsed("bootstrap", "", KafkaChannelFactory::addresses);
    String topic = settings.parsed("topic", DEFAULT_TOPIC, KafkaChannelFactory::topic);
    Duration timeout = settings.duration("publish-timeout", DEFAULT_TIMEOUT);
    if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
      settings.fault("publish-timeout", "must lie between 1s and 10m", timeout);
    }
    settings.requireNoFaults();
    return bootstrap.isEmpty()
        ? Optional.empty()
        : Optional.of(new KafkaChannel(topic, timeout, new ProducerSource(bootstrap, timeout)));
  }

  private static String addresses(String value) {
    for (String address : value.split(",", -1)) {
      var parts = ADDRESS.matcher(address.strip());
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
        throw new InvalidValueException("must be host:port, or several joined by commas");
      }
    }
    return value;
  }

  private static String topic(String value) {
    if (!TOPIC.matcher(value).matches()) {
      throw new InvalidValueException("must be 1 to 249 of A-Z a-z 0-9 . _ -");
    }
    return value;
  }
}
