package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.testkit.event.Arrival;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A message as a plain consumer reads it. */
record RabbitMessage(String routingKey, AMQP.BasicProperties properties, byte[] body) {

  static RabbitMessage of(GetResponse found) {
    return new RabbitMessage(
        found.getEnvelope().getRoutingKey(), found.getProps(), found.getBody());
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Map<String, String> headers() {
    Map<String, String> texts = new TreeMap<>();
    properties.getHeaders().forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  Arrival arrival() {
    return new Arrival(
        UUID.fromString(properties.getMessageId()),
        headers().get("cloudEvents:subject"),
        Long.parseLong(headers().get("cloudEvents:sequence")),
        text());
  }
}
