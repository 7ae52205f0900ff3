package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.LoggedEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A channel that keeps what it got, repeats included, and judges the order by the first arrival of
 * each event, as a consumer that deduplicates sees it. It can be told to be down, to break in the
 * middle of a batch, to refuse an event, or to throw. May be given to several engines. Thread-safe.
 */
public final class RecordingChannel implements EventChannel {
  private final String name;
  private final List<LoggedEvent> arrivals = new ArrayList<>();
  private final Deque<Integer> breaks = new ArrayDeque<>();
  private final Deque<Error> errors = new ArrayDeque<>();
  private final Map<PayoutId, Set<Long>> letters = new HashMap<>();
  private Predicate<Event> refused = event -> false;
  private boolean down;
  private int publishes;
  private int refusals;

  public RecordingChannel(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void publish(List<LoggedEvent> events) throws ChannelException {
    publishes++;
    Error error = errors.poll();
    if (error != null) {
      throw error;
    }
    if (down) {
      refusals++;
      throw new ChannelException("told to be down", new IOException("down"));
    }
    Integer taken = breaks.poll();
    if (taken != null) {
      arrivals.addAll(events.subList(0, Math.min(taken, events.size())));
      throw new ChannelException("told to break", new IOException("broken"));
    }
    for (LoggedEvent event : events) {
      if (refused.test(event.event())) {
        letters
            .computeIfAbsent(event.event().payout(), payout -> new HashSet<>())
            .add(event.event().sequence());
        throw new EventRefusedException(
            "told to refuse it", event.position(), new IOException("refused"));
      }
      arrivals.add(event);
    }
  }

  /** From now on these are refused for good, those before them in a batch are taken. */
  public synchronized void refuse(Predicate<Event> events) {
    refused = events;
  }

  /** From now on nothing is taken. */
  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeUp() {
    down = false;
  }

  /** The next batch is taken up to this many events, then it fails. May be said several times. */
  public synchronized void breakAfter(int events) {
    breaks.add(events);
  }

  /** The next batch ends in this error, as a broken installation would throw it. */
  public synchronized void throwOnce(Error error) {
    errors.add(error);
  }

  /** Everything in the order of arrival, repeats included. */
  public synchronized List<LoggedEvent> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many batches were begun. */
  public synchronized int publishes() {
    return publishes;
  }

  /** How many batches were refused while down. */
  public synchronized int refusals() {
    return refusals;
  }

  /** A payout's events in the order of the first arrival of each. */
  public List<Event> firstArrivals(PayoutId payout) {
    Map<UUID, Event> first = new LinkedHashMap<>();
    for (LoggedEvent logged : arrivals()) {
      if (logged.event().payout().equals(payout)) {
        first.putIfAbsent(logged.event().id(), logged.event());
      }
    }
    return List.copyOf(first.values());
  }

  /**
   * What is wrong with the order: an event whose first arrival came before that of its predecessor,
   * or two events of one sequence. What was refused may be missing, or come late. Empty where all
   * is well.
   */
  public List<String> disorder() {
    Map<PayoutId, Long> last = new HashMap<>();
    Map<UUID, Long> seen = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (LoggedEvent logged : arrivals()) {
      Event event = logged.event();
      Set<Long> gaps = gaps(event.payout());
      boolean isNew = seen.putIfAbsent(event.id(), event.sequence()) == null;
      if (isNew && !gaps.contains(event.sequence())) {
        long expected = last.getOrDefault(event.payout(), 0L) + 1;
        while (gaps.contains(expected)) {
          expected++;
        }
        if (event.sequence() != expected) {
          wrong.add(event + " where sequence " + expected + " was to come");
        }
        last.put(event.payout(), event.sequence());
      }
    }
    return wrong;
  }

  private synchronized Set<Long> gaps(PayoutId payout) {
    return Set.copyOf(letters.getOrDefault(payout, Set.of()));
  }
}
