package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.Event;
import com.rabbitmq.client.AMQP;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Events as messages: CloudEvents 1.0.2 in binary content mode, by the AMQP protocol binding. That
 * is written for AMQP 1.0; its application properties are the headers of 0-9-1. There every
 * attribute has the prefix {@code cloudEvents:}, but for {@code datacontenttype}, which is the
 * property {@code content-type}. Stateless.
 */
final class CloudEventMessages {
  private static final String PREFIX = "cloudEvents:";
  private static final int PERSISTENT = 2;

  private CloudEventMessages() {}

  static AMQP.BasicProperties properties(Event event) {
    return new AMQP.BasicProperties.Builder()
        .messageId(event.id().toString())
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .headers(headers(event))
        .build();
  }

  static byte[] body(Event event) {
    return event.data().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> headers(Event event) {
    Map<String, Object> headers = new HashMap<>();
    headers.put(PREFIX + "specversion", "1.0");
    headers.put(PREFIX + "id", event.id().toString());
    headers.put(PREFIX + "source", Event.SOURCE);
    headers.put(PREFIX + "type", event.type().wireName());
    headers.put(PREFIX + "subject", event.payout().toString());
    headers.put(PREFIX + "time", event.time().toString());
    // as texts of one length, sequences sort as their numbers do
    headers.put(PREFIX + "sequence", String.format(Locale.ROOT, "%020d", event.sequence()));
    // the extension "Distributed Tracing" of CloudEvents
    headers.put(PREFIX + "traceparent", event.trace().header());
    return headers;
  }
}
