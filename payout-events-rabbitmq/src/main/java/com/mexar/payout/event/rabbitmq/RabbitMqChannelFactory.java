package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.http.TlsParties;
import com.mexar.payout.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the channel {@code rabbitmq}. Settings: {@code uri} ({@code
 * amqps://user:password@host:port/virtual-host}, without TLS to this machine alone; absent: no
 * channel), {@code exchange} (default {@code payout.events}), {@code publish-timeout} (how long one
 * batch may take, default 30 s), and those of {@link TlsParties}. The exchange is declared, as a
 * durable topic exchange; the queues are consumers' own, and every type of event needs one.
 * Thread-safe.
 */
public final class RabbitMqChannelFactory implements ChannelFactory {
  static final String NAME = "rabbitmq";

  private static final String DEFAULT_EXCHANGE = "payout.events";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);

  /** RabbitMQ keeps names that begin with "amq." to itself. */
  private static final Pattern EXCHANGE = Pattern.compile("(?!amq\\.)[A-Za-z0-9._:-]{1,127}");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<EventChannel> create(Settings settings) {
    Optional<BrokerAddress> broker =
        settings.parsed("uri", Optional.empty(), text -> Optional.of(BrokerAddress.parse(text)));
    String exchange =
        settings.parsed("exchange", DEFAULT_EXCHANGE, RabbitMqChannelFactory::exchange);
    Duration timeout = settings.duration("publish-timeout", DEFAULT_TIMEOUT);
    if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
      settings.fault("publish-timeout", "must lie between 1s and 10m", timeout);
    }
    TlsParties tls = TlsParties.of(settings);
    settings.requireNoFaults();
    return broker.map(
        address ->
            new RabbitMqChannel(
                exchange, timeout, new ConnectionSource(address, tls.context(), timeout)));
  }

  private static String exchange(String value) {
    if (!EXCHANGE.matcher(value).matches()) {
      throw new InvalidValueException(
          "must be 1 to 127 of A-Z a-z 0-9 . _ : - and not begin with amq.");
    }
    return value;
  }
}
