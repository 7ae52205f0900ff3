package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.LoggedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A destination of events, and the channel of one host to it: it may fail before, amid or after a
 * batch has arrived, or refuse an event for good.
 */
final class SimulatedChannel {
  private final String name;
  private final Timeline timeline;
  private final Fates fates;
  private final Map<PayoutId, Set<Long>> arrivals = new HashMap<>();
  private final Set<UUID> refused = new HashSet<>();
  private Consumer<Event> watcher = event -> {};

  SimulatedChannel(String name, Timeline timeline, Fates fates) {
    this.name = name;
    this.timeline = timeline;
    this.fates = fates;
  }

  /** Told of each event as it arrives. */
  void onArrival(Consumer<Event> told) {
    watcher = told;
  }

  String name() {
    return name;
  }

  /** Which of a payout's events arrived, in the order of their first arrival. */
  List<Long> firstArrivals(PayoutId id) {
    return List.copyOf(arrivals.getOrDefault(id, Set.of()));
  }

  EventChannel ofAHost() {
    return new EventChannel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void publish(List<LoggedEvent> events) throws ChannelException {
        send(events);
      }
    };
  }

  private void send(List<LoggedEvent> events) throws ChannelException {
    timeline.pause(fates.within(Duration.ofMillis(100)));
    if (fates.strikes(Fault.CHANNEL_DOWN)) {
      throw failed();
    }
    int arriving = fates.strikes(Fault.CHANNEL_FAILS_AMID) ? fates.below(events.size()) : -1;
    for (LoggedEvent logged : events) {
      if (arriving-- == 0) {
        throw failed();
      }
      Event event = logged.event();
      Set<Long> arrived = arrivals.computeIfAbsent(event.payout(), payout -> new LinkedHashSet<>());
      if (isRefused(event, arrived)) {
        throw new EventRefusedException(
            "refused", logged.position(), new IllegalStateException("simulated"));
      }
      arrived.add(event.sequence());
      watcher.accept(logged.event());
      timeline.letOthers();
    }
    if (fates.strikes(Fault.CHANNEL_ANSWER_LOST)) {
      throw failed();
    }
  }

  /** What was taken once is taken again, and what was refused once is always refused. */
  private boolean isRefused(Event event, Set<Long> arrived) {
    if (!arrived.contains(event.sequence())
        && !refused.contains(event.id())
        && fates.strikes(Fault.EVENT_REFUSED)) {
      refused.add(event.id());
    }
    return refused.contains(event.id());
  }

  private static ChannelException failed() {
    return new ChannelException("down", new IllegalStateException("simulated"));
  }
}
