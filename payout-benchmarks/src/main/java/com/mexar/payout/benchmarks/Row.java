package com.mexar.payout.benchmarks;

import java.util.Locale;
import java.util.stream.Stream;

/** What can be measured. */
enum Row {
  ACCEPT,
  LIFE,
  RELAY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Row named(String word) {
    return Stream.of(values())
        .filter(row -> row.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such row: " + word));
  }
}
