package com.mexar.payout.event.kafka;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.settings.Settings;
import java.util.Map;

/** Channels for tests, made as the host makes them. */
final class KafkaChannels {
  private KafkaChannels() {}

  static EventChannel channel(String bootstrap, String topic, String timeout) {
    Map<String, String> values =
        Map.of("bootstrap", bootstrap, "topic", topic, "publish-timeout", timeout);
    return new KafkaChannelFactory().create(new Settings("kafka", values)).orElseThrow();
  }
}
