package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Channels for tests, made as the host makes them. */
final class RabbitMqChannels {
  /** More than sockets hold. */
  static final List<LoggedEvent> MUCH =
      Stream.generate(Samples::payoutId)
          .limit(100)
          .map(payout -> Events.event(payout, 1, "\"" + "x".repeat(200_000) + "\""))
          .toList();

  private RabbitMqChannels() {}

  static EventChannel channel(String uri, String exchange, String timeout) {
    return channel(uri, exchange, timeout, Map.of());
  }

  static EventChannel channel(
      String uri, String exchange, String timeout, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("uri", uri);
    values.put("exchange", exchange);
    values.put("publish-timeout", timeout);
    return new RabbitMqChannelFactory().create(new Settings("rabbitmq", values)).orElseThrow();
  }
}
