package com.mexar.payout.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often what may happen did happen. Not thread-safe: one for each history, then added up. */
public final class Coverage {
  private final Map<String, Long> counts = new TreeMap<>();

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  void add(Coverage other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  /** How often each of what may happen did. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** As lines, most frequent last. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> text.append("%10d  %s%n".formatted(entry.getValue(), entry.getKey())));
    return text.toString();
  }
}
