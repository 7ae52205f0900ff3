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

  /** What is asked, and what may go wrong with it. */
  enum Call {
    STEP(Fault.STEP_LOST, Fault.STEP_ANSWER_LOST, Fault.STEP_LATE, Fault.STEP_ANSWER_LATE),
    INQUIRY(
        Fault.INQUIRY_LOST,
        Fault.INQUIRY_ANSWER_LOST,
        Fault.INQUIRY_LATE,
        Fault.INQUIRY_ANSWER_LATE),
    CANCEL(
        Fault.CANCEL_LOST, Fault.CANCEL_ANSWER_LOST, Fault.CANCEL_LATE, Fault.CANCEL_ANSWER_LATE);

    private final Fault lost;
    private final Fault answerLost;
    private final Fault late;
    private final Fault answerLate;

    Call(Fault lost, Fault answerLost, Fault late, Fault answerLate) {
      this.lost = lost;
      this.answerLost = answerLost;
      this.late = late;
      this.answerLate = answerLate;
    }
  }

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
  <T> Optional<T> ask(Call what, Duration patience, Duration slowest, Supplier<T> effect) {
    Signal back = timeline.newSignal();
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    boolean lost = fates.strikes(what.lost);
    boolean unanswered = fates.strikes(what.answerLost);
    Duration there = fates.strikes(what.late) ? fates.upTo(slowest) : usual();
    Duration home = fates.strikes(what.answerLate) ? fates.upTo(slowest) : usual();
    timeline.later(
        there,
        what.name(),
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
