package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaChannelFactoryTest {
  private final KafkaChannelFactory factory = new KafkaChannelFactory();

  @Test
  void factory_serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ChannelFactory.class))
        .anyMatch(found -> found instanceof KafkaChannelFactory && found.name().equals("kafka"));
  }

  @Test
  void channel_withoutBootstrap_isOff() {
    assertThat(factory.create(settings(Map.of()))).isEmpty();
    assertThat(factory.create(settings(Map.of("topic", "t", "bootstrap", " ")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9092", "a.example:1, b.example:2", "[::1]:9092", "no-such-host.test:1"})
  void channel_withBootstrap_isMadeWithoutAskingAnyone(String bootstrap) {
    try (EventChannel channel =
        factory.create(settings(Map.of("bootstrap", bootstrap))).orElseThrow()) {
      assertThat(channel.name()).isEqualTo("kafka");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bootstrap | localhost",
        "bootstrap | localhost:99999",
        "bootstrap | a:1,,b:2",
        "bootstrap | http://a:1",
        "topic | a b",
        "topic | ..",
        "publish-timeout | 10ms",
        "publish-timeout | 1h",
        "publish-timeout | soon",
        "security.protocol | SSL"
      })
  void setting_outOfBounds_isAFault(String key, String value) {
    assertThatThrownBy(() -> factory.create(settings(Map.of(key, value))))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("kafka." + key + " ");
  }

  private static Settings settings(Map<String, String> values) {
    return new Settings("kafka", values);
  }
}
