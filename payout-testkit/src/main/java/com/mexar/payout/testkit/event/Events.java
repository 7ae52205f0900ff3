package com.mexar.payout.testkit.event;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Events for tests of channels, and what is to hold of their arrivals. Stateless. */
public final class Events {

  private Events() {}

  /** One event of a payout; its data has a letter that is two bytes long. */
  public static LoggedEvent event(PayoutId payout, long sequence) {
    return event(payout, sequence, "{\"payout\":{\"sequence\":" + sequence + "},\"to\":\"ñ\"}");
  }

  public static LoggedEvent event(PayoutId payout, long sequence, String data) {
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
  public static List<LoggedEvent> log(RandomGenerator random, int payouts, int each) {
    List<PayoutId> ids = Stream.generate(Samples::payoutId).limit(payouts).toList();
    List<LoggedEvent> log = new ArrayList<>();
    Map<PayoutId, Integer> next = new HashMap<>();
    while (log.size() < payouts * each) {
      PayoutId id = ids.get(random.nextInt(payouts));
      int sequence = next.merge(id, 1, Integer::sum);
      if (sequence <= each) {
        log.add(event(id, sequence));
      }
    }
    return log;
  }

  /** Of each payout the sequences in the order of the log. */
  static Map<String, List<Long>> sent(List<LoggedEvent> log) {
    Map<String, List<Long>> sequences = new LinkedHashMap<>();
    for (LoggedEvent logged : log) {
      sequences
          .computeIfAbsent(logged.event().payout().toString(), payout -> new ArrayList<>())
          .add(logged.event().sequence());
    }
    return sequences;
  }

  /** Of each payout the sequences in the order in which each arrived first. */
  static Map<String, List<Long>> firstArrivals(List<Arrival> arrivals) {
    Map<String, Set<Long>> firsts = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      firsts
          .computeIfAbsent(arrival.subject(), payout -> new LinkedHashSet<>())
          .add(arrival.sequence());
    }
    Map<String, List<Long>> sequences = new LinkedHashMap<>();
    firsts.forEach((payout, seen) -> sequences.put(payout, List.copyOf(seen)));
    return sequences;
  }
}
