package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A destination of events, and the channel of one host to it: it may fail before, amid or after a
 * batch has arrived.
 */
final class SimulatedChannel {
  private final String name;
  private final Timeline timeline;
  private final Fates fates;
  private final Map<PayoutId, List<Event>> arrivals = new TreeMap<>(BY_TEXT);
  private Consumer<Event> watcher = event -> {};

  private static final java.util.Comparator<PayoutId> BY_TEXT =
      java.util.Comparator.comparing(PayoutId::toString);

  SimulatedChannel(String name, Timeline timeline, Fates fates) {
    this.name = name;
    this.timeline = timeline;
    this.fates = fates;
  }

  /** Told of each event as it arrives. */
  void onArrival(Consumer<Event> told) {
    watcher = told;
  }

  /** What arrived of each payout, in that order, repeats included. */
  Map<PayoutId, List<Event>> arrivals() {
    return arrivals;
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
    if (fates.strikes("channel down")) {
      throw failed();
    }
    int arriving = fates.strikes("channel fails amid a batch") ? fates.below(events.size()) : -1;
    for (LoggedEvent logged : events) {
      if (arriving-- == 0) {
        throw failed();
      }
      arrivals
          .computeIfAbsent(logged.event().payout(), payout -> new ArrayList<>())
          .add(logged.event());
      watcher.accept(logged.event());
      timeline.letOthers();
    }
    if (fates.strikes("channel's acknowledgement lost")) {
      throw failed();
    }
  }

  private static ChannelException failed() {
    return new ChannelException("down", new IllegalStateException("simulated"));
  }
}
