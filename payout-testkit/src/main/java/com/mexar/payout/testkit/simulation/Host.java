package com.mexar.payout.testkit.simulation;

import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.threads.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host that runs the engine, dies at any point, and is started again. */
final class Host {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(40);

  private final String name;
  private final Timeline timeline;
  private final Group world;
  private final Fates fates;
  private final Function<Host, PayoutEngine> engines;
  final HostClock clock;
  private Group group;
  private @Nullable PayoutEngine engine;

  /**
   * @param engines makes the engine of a host as it starts
   */
  Host(
      String name,
      Timeline timeline,
      Group world,
      Fates fates,
      Function<Host, PayoutEngine> engines) {
    this.name = name;
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
    this.engines = engines;
    this.clock = new HostClock(timeline, fates.within(Duration.ofMinutes(3)).negated());
    this.group = new Group();
  }

  /** Nothing of it happens for a while, as when its machine is paused. */
  void standStill(Duration length) {
    timeline.holdStill(group, length);
  }

  Group group() {
    return group;
  }

  /** Starts it, again and again until the store lets it. */
  void start() {
    Group started = new Group();
    group = started;
    timeline.begin(
        name + " starts",
        started,
        () -> {
          PayoutEngine made = engines.apply(this);
          while (true) {
            try {
              made.start();
              engine = made;
              return;
            } catch (StoreUnavailableException | StoreConflictException e) {
              timeline.pause(Duration.ofSeconds(1));
            }
          }
        });
  }

  /** Ends all that it does, here and now, and starts it again after a while. */
  void crash() {
    if (group.isCrashed()) {
      return;
    }
    fates.happened("host crashed");
    Group dying = group;
    engine = null;
    timeline.later(fates.within(LONGEST_OUTAGE), name + " restarts", world, this::start);
    timeline.crash(dying);
  }

  /**
   * A request from outside. Whoever asks learns nothing where the host is down, dies, or does not
   * know itself.
   */
  <T> Optional<T> ask(Function<PayoutEngine, T> request) {
    PayoutEngine asked = engine;
    if (asked == null) {
      timeline.pause(Duration.ofMillis(100));
      return Optional.empty();
    }
    Signal answered = timeline.newSignal();
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    timeline.begin(
        name + " is asked",
        group,
        () -> {
          try {
            answer.set(request.apply(asked));
          } catch (StoreUnavailableException | StoreConflictException e) {
            fates.happened("a request that a host could not answer");
          }
          answered.give();
        });
    try {
      answered.await(REQUEST_TIMEOUT);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a request", e);
    }
    return Optional.ofNullable(answer.get());
  }
}
