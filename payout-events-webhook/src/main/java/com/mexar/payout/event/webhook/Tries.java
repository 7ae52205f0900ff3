package com.mexar.payout.event.webhook;

import com.mexar.payout.webhook.TriedDelivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tries that are under way, of each endpoint how many, and those that ended and are not noted in
 * the store yet. Thread-safe.
 */
final class Tries {
  private final int atAll;
  private final int atOneEndpoint;
  private final Map<UUID, Integer> running = new HashMap<>();
  private final Deque<TriedDelivery> ended = new ArrayDeque<>();
  private int total;

  Tries(int atAll, int atOneEndpoint) {
    this.atAll = atAll;
    this.atOneEndpoint = atOneEndpoint;
  }

  /**
   * How many may be begun at an endpoint. One that fails is given one at a time, so that receivers
   * that hang leave room for the others.
   */
  synchronized int free(UUID endpoint, boolean fails) {
    int most = fails ? 1 : atOneEndpoint;
    return Math.max(0, most - running.getOrDefault(endpoint, 0));
  }

  synchronized void begun(UUID endpoint) {
    running.merge(endpoint, 1, Integer::sum);
    total++;
  }

  synchronized void ended(TriedDelivery tried) {
    ended.add(tried);
  }

  /** Those to be noted together: no two of one line. They count as under way until noted. */
  synchronized List<TriedDelivery> toNote(int most) {
    List<TriedDelivery> together = new ArrayList<>();
    Set<List<Object>> lines = new HashSet<>();
    for (TriedDelivery tried : ended) {
      if (together.size() < most
          && lines.add(List.of(tried.delivery().endpoint(), tried.delivery().event().payout()))) {
        together.add(tried);
      }
    }
    return together;
  }

  synchronized void noted(List<TriedDelivery> tried) {
    ended.removeAll(new HashSet<>(tried));
    for (TriedDelivery it : tried) {
      running.computeIfPresent(
          it.delivery().endpoint(), (endpoint, count) -> count == 1 ? null : count - 1);
      total--;
    }
  }

  /** How many may be begun at all endpoints together. */
  synchronized int freeAtAll() {
    return Math.max(0, atAll - total);
  }
}
