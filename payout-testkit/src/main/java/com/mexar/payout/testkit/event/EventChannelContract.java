package com.mexar.payout.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every channel keeps, whatever its destination: what it reports as published has arrived,
 * byte for byte, and of one payout never a later event before an earlier one, also when the
 * destination refuses one, dies in the middle of a batch, or is not there. To be extended with a
 * {@link ChannelRig} on the real parts.
 */
@Timeout(120)
public abstract class EventChannelContract {
  private static final Duration ENOUGH = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int LARGEST = 2_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ChannelRig rig;

  /** A destination in which nothing has arrived; tests may share what is behind it. */
  protected abstract ChannelRig openRig() throws Exception;

  /** A destination of its own, which can be killed. */
  protected abstract ChannelRig openRigToKill() throws Exception;

  @BeforeEach
  void open() throws Exception {
    rig = openRig();
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    rig.close();
  }

  @Test
  void event_published_arrivesAsItWasRendered() throws Exception {
    Event event = Events.event(Samples.payoutId(), 17).event();
    try (EventChannel channel = rig.channel(ENOUGH)) {
      channel.publish(List.of(new LoggedEvent(1, event)));
    }
    assertThat(rig.arrivals())
        .containsExactly(new Arrival(event.id(), event.payout().toString(), 17, event.data()));
  }

  @Test
  void events_ofManyPayouts_arriveOnceInOrder() throws Exception {
    List<LoggedEvent> log = Events.log(new SplittableRandom(1), 200, 7);
    try (EventChannel channel = rig.channel(ENOUGH)) {
      for (int from = 0; from < log.size(); from += 500) {
        channel.publish(log.subList(from, Math.min(log.size(), from + 500)));
      }
    }
    List<Arrival> arrivals = rig.arrivals();
    assertThat(arrivals).hasSameSizeAs(log);
    assertThat(Events.firstArrivals(arrivals)).isEqualTo(Events.sent(log));
  }

  /** The relay publishes again what it does not know to have arrived. */
  @Test
  void batch_publishedAgain_arrivesAgainAsItWas() throws Exception {
    List<LoggedEvent> log = Events.log(new SplittableRandom(2), 3, 4);
    try (EventChannel channel = rig.channel(ENOUGH);
        EventChannel ofAnotherHost = rig.channel(ENOUGH)) {
      channel.publish(log);
      ofAnotherHost.publish(log);
    }
    List<Arrival> arrivals = rig.arrivals();
    assertThat(Events.firstArrivals(arrivals)).isEqualTo(Events.sent(log));
    assertThat(arrivals)
        .as("repeats bear the first one's id and data, for consumers to know them by")
        .allMatch(
            arrival ->
                arrivals.stream()
                    .filter(other -> other.id().equals(arrival.id()))
                    .allMatch(arrival::equals));
  }

  @Test
  void fault04_laterEvent_earlierOneRefused_isNotSeenBeforeIt() throws Exception {
    rig.takeAtMost(LARGEST);
    PayoutId payout = Samples.payoutId();
    List<LoggedEvent> log =
        List.of(
            Events.event(payout, 1),
            Events.event(payout, 2, "\"" + "x".repeat(2 * LARGEST) + "\""),
            Events.event(payout, 3));
    try (EventChannel channel = rig.channel(ENOUGH)) {
      if (rig.keeps()) {
        channel.publish(log);
      } else {
        assertThatThrownBy(() -> channel.publish(log))
            .hasMessageNotContaining("xxx")
            .isInstanceOfSatisfying(
                EventRefusedException.class,
                refused -> assertThat(refused.position()).isEqualTo(2));
      }
      assertThat(rig.arrivals()).extracting(Arrival::sequence).containsOnly(1L);

      rig.takeAtMost(100 * LARGEST);
      channel.publish(log);
      assertThat(Events.firstArrivals(rig.arrivals())).isEqualTo(Events.sent(log));
    }
  }

  @Test
  void fault04_destination_killedInTheMiddle_losesNothingAndKeepsTheOrder() throws Exception {
    try (ChannelRig mortal = openRigToKill();
        EventChannel channel = mortal.channel(Duration.ofSeconds(1))) {
      List<LoggedEvent> log = Events.log(new SplittableRandom(3), 300, 8);
      Killing killing = new Killing();
      CompletableFuture<Void> relayed =
          CompletableFuture.runAsync(() -> relay(channel, log, killing), threads);

      killing.halfway.await();
      mortal.kill();
      killing.dead.countDown();
      assertThat(mortal.keeps() || killing.missed.await(60, TimeUnit.SECONDS))
          .as("a publish to the dead destination fails")
          .isTrue();
      mortal.restart();

      relayed.get(90, TimeUnit.SECONDS);
      assertThat(Events.firstArrivals(mortal.arrivals())).isEqualTo(Events.sent(log));
    }
  }

  @Test
  void publish_nobodyThere_failsInTime() throws Exception {
    try (EventChannel channel = rig.channelToNobody(Duration.ofSeconds(1))) {
      Instant begun = Instant.now();
      assertThatThrownBy(() -> channel.publish(oneEvent()))
          .isInstanceOf(ChannelException.class)
          .message()
          .isNotBlank();
      assertThat(Duration.between(begun, Instant.now())).isLessThan(ENOUGH);
    }
  }

  @Test
  void publish_interrupted_endsAtOnce() throws Exception {
    try (EventChannel channel = rig.channelToNobody(LONG)) {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread thread = publishing(channel, outcome);
      thread.interrupt();
      assertThat(outcome.get(10, TimeUnit.SECONDS))
          .isInstanceOfAny(InterruptedException.class, ChannelException.class);
    }
  }

  @Test
  void close_whilePublishing_isQuickAndEndsThePublish() throws Exception {
    EventChannel channel = rig.channelToNobody(LONG);
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    publishing(channel, outcome);
    Instant begun = Instant.now();
    channel.close();
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(ChannelException.class);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(ENOUGH);
  }

  @Test
  void channel_closed_publishesNoMore() throws Exception {
    EventChannel channel = rig.channel(ENOUGH);
    channel.close();
    channel.close();
    assertThatThrownBy(() -> channel.publish(oneEvent())).isInstanceOf(ChannelException.class);
    assertThat(rig.arrivals()).isEmpty();
  }

  private static List<LoggedEvent> oneEvent() {
    return new ArrayList<>(List.of(Events.event(Samples.payoutId(), 1)));
  }

  /** Publishes on a thread of its own and returns when that waits, or has ended. */
  private static Thread publishing(EventChannel channel, CompletableFuture<Throwable> outcome) {
    Thread thread =
        new Thread(
            () -> {
              try {
                channel.publish(oneEvent());
                outcome.complete(new AssertionError("published to nobody"));
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.WAITING
        && !outcome.isDone()) {
      Thread.onSpinWait();
    }
    return thread;
  }

  /**
   * As the engine's relay does: the same batch until it is acknowledged, then the next. The last
   * goes out again and again until the destination is dead, so that one is always under way.
   */
  private static void relay(EventChannel channel, List<LoggedEvent> log, Killing killing) {
    int position = 0;
    while (position < log.size()) {
      int end = Math.min(log.size(), position + 50);
      boolean dead = killing.dead.getCount() == 0;
      try {
        channel.publish(log.subList(position, end));
        if (dead || end < log.size()) {
          position = end;
        }
      } catch (ChannelException e) {
        if (dead) {
          killing.missed.countDown();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (position * 2 >= log.size()) {
        killing.halfway.countDown();
      }
    }
  }

  /** How far it is: half is published, the destination is dead, somebody saw that it is. */
  private static final class Killing {
    private final CountDownLatch halfway = new CountDownLatch(1);
    private final CountDownLatch dead = new CountDownLatch(1);
    private final CountDownLatch missed = new CountDownLatch(1);
  }
}
