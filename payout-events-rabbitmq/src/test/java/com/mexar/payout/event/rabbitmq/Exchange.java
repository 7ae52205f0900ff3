package com.mexar.payout.event.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An exchange of a real broker, and a durable queue behind it, as a consumer sets both up. */
record Exchange(String uri, String name) {

  /** Binds the queue for these types, which may be patterns. */
  void bind(String... types) throws Exception {
    bindWith(Map.of(), types);
  }

  void bindWith(Map<String, Object> arguments, String... types) throws Exception {
    with(
        channel -> {
          channel.exchangeDeclare(name, BuiltinExchangeType.TOPIC, true);
          channel.queueDeclare(name, true, false, false, arguments);
          for (String type : types) {
            channel.queueBind(name, name, type);
          }
        });
  }

  /** All that is in the queue now, and stays there. */
  List<RabbitMessage> messages() throws Exception {
    List<RabbitMessage> found = new ArrayList<>();
    with(
        channel -> {
          GetResponse next = channel.basicGet(name, false);
          long last = 0;
          while (next != null) {
            found.add(RabbitMessage.of(next));
            last = next.getEnvelope().getDeliveryTag();
            next = channel.basicGet(name, false);
          }
          if (last > 0) {
            channel.basicNack(last, true, true);
          }
        });
    return found;
  }

  void delete() throws Exception {
    with(channel -> channel.exchangeDelete(name));
  }

  void deleteQueue() throws Exception {
    with(channel -> channel.queueDelete(name));
  }

  void with(Work work) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    try (Connection connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      work.on(channel);
    }
  }

  interface Work {
    void on(Channel channel) throws Exception;
  }
}
