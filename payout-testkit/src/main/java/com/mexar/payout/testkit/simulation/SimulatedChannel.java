package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A destination of events, and the channel of one host to it: it may fail before, amid or after a
 * batch has arrived.
 */
final class SimulatedChannel {
  private final String name;
  private final Timeline timeline;
  private final Fates fates;
  private final Map<PayoutId, Set<Long>> arrivals = new HashMap<>();
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
      arrivals
          .computeIfAbsent(logged.event().payout(), payout -> new LinkedHashSet<>())
          .add(logged.event().sequence());
      watcher.accept(logged.event());
      timeline.letOthers();
    }
    if (fates.strikes(Fault.CHANNEL_ANSWER_LOST)) {
      throw failed();
    }
  }

  private static ChannelException failed() {
    return new ChannelException("down", new IllegalStateException("simulated"));
  }
}
