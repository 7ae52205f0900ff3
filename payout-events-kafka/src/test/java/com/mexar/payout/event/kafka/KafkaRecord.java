package com.mexar.payout.event.kafka;

import com.mexar.payout.testkit.event.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A record as a plain consumer reads it. */
record KafkaRecord(String key, Map<String, String> headers, byte[] value) {

  String text() {
    return new String(value, StandardCharsets.UTF_8);
  }

  Arrival arrival() {
    return new Arrival(
        UUID.fromString(headers.get("ce_id")),
        key,
        Long.parseLong(headers.get("ce_sequence")),
        text());
  }
}
