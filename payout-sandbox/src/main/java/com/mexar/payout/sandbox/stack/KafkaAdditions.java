package com.mexar.payout.sandbox.stack;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a local Kafka has beyond the usual.
 *
 * @param settings lines of {@code server.properties}
 */
public record KafkaAdditions(List<KafkaListener> listeners, List<String> settings) {
  static final KafkaAdditions NONE = new KafkaAdditions(List.of(), List.of());

  String joined(Function<KafkaListener, String> form) {
    return listeners.stream().map(form).collect(Collectors.joining());
  }
}
