package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Events for tests, and what is to hold of their arrivals. */
final class Events {

  private Events() {}

  static LoggedEvent event(PayoutId payout, long sequence) {
    return event(payout, sequence, "{\"payout\":{\"sequence\":" + sequence + "},\"to\":\"ñ\"}");
  }

  static LoggedEvent event(PayoutId payout, long sequence, String data) {
    return new LoggedEvent(
        sequence,
        new Event(
            UUID.randomUUID(),
            payout,
            Samples.CLIENT,
            EventType.IN_DOUBT,
            sequence,
            Samples.AT.plusNanos(123_456_000),
            data,
            Samples.TRACE));
  }

  /**
   * The histories of some payouts, {@code each} events long, shuffled together as a log has them.
   */
  static List<LoggedEvent> log(RandomGenerator random, int payouts, int each) {
    List<PayoutId> ids = Stream.generate(Samples::payoutId).limit(payouts).toList();
    List<LoggedEvent> log = new ArrayList<>();
    Map<PayoutId, Integer> next = new HashMap<>();
    while (log.size() < payouts * each) {
      PayoutId id = ids.get(random.nextInt(payouts));
      if (next.merge(id, 1, Integer::sum) <= each) {
        log.add(event(id, next.get(id)));
      }
    }
    return log;
  }

  /** Whether each arrived, and of each payout the first arrivals came in order. */
  static boolean inOrder(List<LoggedEvent> sent, List<Arrival> arrivals) {
    Map<String, List<Long>> firsts = new HashMap<>();
    for (Arrival arrival : arrivals) {
      List<Long> seen = firsts.computeIfAbsent(arrival.key(), key -> new ArrayList<>());
      if (!seen.contains(arrival.sequence())) {
        seen.add(arrival.sequence());
      }
    }
    boolean ordered =
        firsts.values().stream()
            .allMatch(
                seen -> seen.stream().sorted(Comparator.naturalOrder()).toList().equals(seen));
    int count = firsts.values().stream().mapToInt(List::size).sum();
    return ordered && count == sent.size();
  }
}
