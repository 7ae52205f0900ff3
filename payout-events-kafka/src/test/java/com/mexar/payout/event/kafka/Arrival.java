package com.mexar.payout.event.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A record as a plain consumer reads it. */
record Arrival(String key, Map<String, String> headers, byte[] value) {

  long sequence() {
    return Long.parseLong(headers.get("ce_sequence"));
  }

  String text() {
    return new String(value, StandardCharsets.UTF_8);
  }
}
