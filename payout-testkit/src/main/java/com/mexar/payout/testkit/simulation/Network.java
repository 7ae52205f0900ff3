package com.mexar.payout.testkit.simulation;

import com.mexar.payout.threads.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls between a host and the world: on their way for a while, lost before or after they took
 * effect, answered too late. Whoever asked may be gone when the call arrives; it takes effect all
 * the same.
 */
final class Network {
  private final Timeline timeline;
  private final Group world;
  private final Fates fates;

  Network(Timeline timeline, Group world, Fates fates) {
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
  }

  /**
   * Asks, and waits for the answer no longer than {@code patience}.
   *
   * @param slowest how long the request may be on its way when it is late
   */
  <T> Optional<T> ask(String what, Duration patience, Duration slowest, Supplier<T> effect) {
    Signal back = timeline.newSignal();
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    boolean lost = fates.strikes(what + " lost before its effect");
    boolean unanswered = fates.strikes(what + " lost after its effect");
    Duration there = fates.strikes(what + " late") ? fates.upTo(slowest) : usual();
    Duration home = fates.strikes(what + " answered late") ? fates.upTo(slowest) : usual();
    timeline.later(
        there,
        what,
        world,
        () -> {
          if (lost) {
            return;
          }
          T effected = effect.get();
          timeline.pause(home);
          if (!unanswered) {
            answer.set(effected);
            back.give();
          }
        });
    try {
      back.await(patience);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a call", e);
    }
    return Optional.ofNullable(answer.get());
  }

  private Duration usual() {
    return fates.within(Duration.ofMillis(200));
  }
}
