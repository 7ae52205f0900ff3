package com.mexar.payout.event.rabbitmq;

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

class RabbitMqChannelFactoryTest {
  private final RabbitMqChannelFactory factory = new RabbitMqChannelFactory();

  @Test
  void factory_serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ChannelFactory.class))
        .anyMatch(
            found -> found instanceof RabbitMqChannelFactory && found.name().equals("rabbitmq"));
  }

  @Test
  void channel_withoutUri_isOff() {
    assertThat(factory.create(settings(Map.of()))).isEmpty();
    assertThat(factory.create(settings(Map.of("exchange", "e", "uri", " ")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqps://user:secret@no-such-host.test/payouts",
        "amqps://user:secret@b.example:5671",
        "AMQPS://user:secret@b.example/",
        "amqp://localhost",
        "amqp://user:secret@127.0.0.1:5672/%2F",
        "amqp://[::1]:5672"
      })
  void channel_withUri_isMadeWithoutAskingAnyone(String uri) {
    try (EventChannel channel = factory.create(settings(Map.of("uri", uri))).orElseThrow()) {
      assertThat(channel.name()).isEqualTo("rabbitmq");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uri | b.example",
        "uri | b.example:5672",
        "uri | https://u:hidden@b.example",
        "uri | amqps://",
        "uri | amqps://u:hid den@b.example",
        "uri | amqps://u:hid%zzden@b.example",
        "uri | amqps://u:hidden:more@b.example",
        "uri | amqps://u@b.example",
        "uri | amqps://u:hidden@b.example:99999",
        "uri | amqps://u:hidden@b.example/a/b",
        "uri | amqps://u:hidden@b.example?verify=verify_none",
        "uri | amqp://u:hidden@b.example",
        "uri | amqp://u:hidden@10.0.0.1",
        "uri | amqp://u:hidden@127.0.0.1.b.example",
        "uri | amqp://u:hidden@localhost.b.example",
        "exchange | a b",
        "exchange | amq.topic",
        "publish-timeout | 10ms",
        "publish-timeout | 1h",
        "tls-authorities-file | /no/such/file",
        "tls-pins | sha256/x",
        "queue | q"
      })
  void setting_outOfBounds_isAFault(String key, String value) {
    assertThatThrownBy(() -> factory.create(settings(Map.of(key, value))))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("rabbitmq." + key + " ")
        .hasMessageNotContaining("hid")
        .hasNoCause();
  }

  @Test
  void address_percentEncoded_isReadAsWhatItMeans() {
    BrokerAddress address = BrokerAddress.parse("amqps://u%40x:p%2Fa+b@b.example/pay%2Fouts");
    assertThat(address)
        .returns("u@x", BrokerAddress::user)
        .returns("p/a+b", found -> found.password().reveal())
        .returns("pay/outs", BrokerAddress::virtualHost)
        .returns(5671, BrokerAddress::port);
    assertThat(address.toString()).doesNotContain("p/a+b", "p%2Fa");
  }

  private static Settings settings(Map<String, String> values) {
    return new Settings("rabbitmq", values);
  }
}
