package com.mexar.payout.engine;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the steps of an attempt one after the other: call, then record the answer and commit to the
 * next step in one transaction. No transaction is open during a call.
 */
final class StepDriver {
  private static final Logger LOG = LoggerFactory.getLogger(StepDriver.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Providers providers;
  private final LockedWork work;
  private final Settlement settlement;
  private final InstantSource clock;
  private final Duration lease;
  private final Watched watched;
  private final Breakers breakers;
  private final Threads threads;

  StepDriver(
      Providers providers,
      LockedWork work,
      Settlement settlement,
      InstantSource clock,
      Duration lease,
      Watched watched,
      Breakers breakers,
      Threads threads) {
    this.providers = providers;
    this.work = work;
    this.settlement = settlement;
    this.clock = clock;
    this.lease = lease;
    this.watched = watched;
    this.breakers = breakers;
    this.threads = threads;
  }

  /**
   * Makes this step and all that follow from it.
   *
   * @param askedAt this host's time before the transaction began that committed to the step
   */
  void drive(@Nullable NextStep first, Instant askedAt) {
    if (first == null) {
      return;
    }
    try (LogContext context = LogContext.of(first.payout(), first.request().trace())) {
      NextStep step = first;
      Instant leasedSince = askedAt;
      while (step != null && isStillHeld(step, leasedSince)) {
        StepOutcome outcome = watchedCall(step);
        leasedSince = clock.instant();
        step = record(step, outcome);
      }
    }
  }

  private StepOutcome watchedCall(NextStep step) {
    Instant begun = clock.instant();
    StepOutcome outcome = call(step);
    Duration duration = Duration.between(begun, clock.instant());
    breakers.note(step.provider(), outcome);
    watched.tell(to -> to.stepMade(step.provider(), step.request().step(), outcome, duration));
    return outcome;
  }

  /**
   * A host that stood still between commit and call may have lost the lease: another one may have
   * asked, found nothing and gone elsewhere, so a call that begins now could be a second execution.
   * A clock that went back behind the lease's beginning no longer tells how long that was.
   */
  private boolean isStillHeld(NextStep step, Instant leasedSince) {
    Instant now = clock.instant();
    boolean held = !now.isBefore(leasedSince) && now.isBefore(leasedSince.plus(lease));
    if (!held) {
      LOG.warn(
          "a step of payout {} is not made: its lease has run out, or the clock went back",
          step.payout());
    }
    return held;
  }

  private StepOutcome call(NextStep step) {
    try {
      return providers.get(step.provider()).submit(step.request());
    } catch (RuntimeException | LinkageError e) {
      LOG.error(
          "provider {} failed at a step of payout {}",
          step.provider(),
          step.payout(),
          new Unspoken(e));
      return new StepOutcome.Unknown(Reason.of(ReasonCode.NARR, "the provider's plug-in failed"));
    }
  }

  /**
   * Records an answer, trying again while the store is away. Once the lease is over the answer is
   * left to the inquiry that will follow: it proves nothing any more that an inquiry would not
   * show.
   */
  private @Nullable NextStep record(NextStep step, StepOutcome outcome) {
    Instant until = clock.instant().plus(lease);
    while (true) {
      try {
        return work.decide(
            step.payout(),
            edit -> settlement.answered(edit, step.attempt(), step.lease(), outcome));
      } catch (StoreUnavailableException | StoreConflictException e) {
        if (!clock.instant().isBefore(until)) {
          LOG.warn(
              "the answer to a step of payout {} could not be recorded; an inquiry follows",
              step.payout());
          return null;
        }
      }
      try {
        threads.pause(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }
}
