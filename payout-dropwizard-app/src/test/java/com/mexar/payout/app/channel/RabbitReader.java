package com.mexar.payout.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.asyncapi.AsyncApiDocument;
import com.mexar.payout.json.schema.EventSchema;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All messages of a durable queue that is bound for every event; those that were read are gone. */
final class RabbitReader implements EventReader {
  private final Connection connection;
  private final Channel channel;
  private final String queue;

  RabbitReader(String uri, String queue) throws Exception {
    this.connection = connect(uri);
    this.channel = connection.createChannel();
    this.queue = queue;
  }

  /** Sets up exchange and queue, both of this name: what is published before that has no home. */
  static void bind(String uri, String name) throws Exception {
    try (Connection connection = connect(uri);
        Channel channel = connection.createChannel()) {
      channel.exchangeDeclare(name, BuiltinExchangeType.TOPIC, true);
      channel.queueDeclare(name, true, false, false, Map.of());
      channel.queueBind(name, name, "payout.#");
    }
  }

  @Override
  public List<Told> read() throws Exception {
    List<Told> read = new ArrayList<>();
    GetResponse next = channel.basicGet(queue, true);
    while (next != null) {
      read.add(told(next));
      next = channel.basicGet(queue, true);
    }
    return read;
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }

  private static Told told(GetResponse message) {
    Map<String, String> envelope = new TreeMap<>();
    message.getProps().getHeaders().forEach((name, value) -> envelope.put(name, value.toString()));
    String data = new String(message.getBody(), StandardCharsets.UTF_8);
    String type = envelope.get("cloudEvents:type");
    assertThat(AsyncApiDocument.faultsOfRabbitmq(envelope)).as("headers in RabbitMQ").isEmpty();
    assertThat(message.getEnvelope().getRoutingKey()).isEqualTo(type);
    assertThat(message.getProps().getMessageId()).isEqualTo(envelope.get("cloudEvents:id"));
    EventSchema.check(type, data);
    Announced event =
        new Announced(
            envelope.get("cloudEvents:id"),
            envelope.get("cloudEvents:subject"),
            Long.parseLong(envelope.get("cloudEvents:sequence")),
            data);
    return new Told(event, envelope);
  }

  private static Connection connect(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    return factory.newConnection();
  }
}
