package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One breaker for each provider, as this host sees it: after so many steps in a row that failed for
 * our or the provider's reasons no new attempt is made for a while, then one at a time until one
 * succeeds; the while doubles. One that comes to no end in time has failed: a call that hangs for
 * ever must not keep the provider out for ever. What is open goes on, and so do inquiries.
 * Thread-safe: guarded by its own monitor.
 */
final class Breakers {
  private static final int DOUBLINGS = 5;

  private final int failures;
  private final Duration pause;
  private final Duration longestProbe;
  private final InstantSource clock;
  private final Map<ProviderName, Breaker> byProvider = new HashMap<>();

  /**
   * @param failures in a row that open a breaker
   * @param pause how long it stays open at first
   * @param longestProbe how long the attempt that tries it out may take
   * @param clock of which only what passes counts, not what it tells
   */
  Breakers(int failures, Duration pause, Duration longestProbe, InstantSource clock) {
    this.failures = failures;
    this.pause = pause;
    this.longestProbe = longestProbe;
    this.clock = clock;
  }

  /** Takes note of how a step ended. That a draft stands says nothing: it moves no money yet. */
  synchronized void note(ProviderName provider, StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Prepared) {
      return;
    }
    Breaker breaker = byProvider.computeIfAbsent(provider, name -> new Breaker());
    if (!isFailure(outcome)) {
      breaker.inARow = 0;
      breaker.opened = 0;
      breaker.probeUntil = null;
      return;
    }
    breaker.inARow++;
    // those that were under way when it opened are no news
    if (breaker.inARow >= failures && !isOpen(breaker)) {
      open(breaker);
    }
  }

  /**
   * Whether a new attempt may begin now. Where the breaker is tried out, it is the one that does
   * so, until it is noted or {@linkplain #ended ended}.
   */
  synchronized boolean tryBegin(ProviderName provider) {
    Breaker breaker = byProvider.get(provider);
    if (breaker == null || breaker.opened == 0) {
      return true;
    }
    Instant now = clock.instant();
    if (breaker.probeUntil != null && !now.isBefore(breaker.probeUntil)) {
      open(breaker);
    }
    if (isOpen(breaker) || breaker.probeUntil != null) {
      return false;
    }
    breaker.probeUntil = now.plus(longestProbe);
    return true;
  }

  /** The attempt that tried the breaker out is over, whatever it has shown. */
  synchronized void ended(ProviderName provider) {
    Breaker breaker = byProvider.get(provider);
    if (breaker != null) {
      breaker.probeUntil = null;
    }
  }

  /** For how long yet each provider is made no new attempt with; the others are absent. */
  synchronized Map<ProviderName, Duration> open() {
    Map<ProviderName, Duration> open = new HashMap<>();
    byProvider.forEach(
        (provider, breaker) -> {
          if (isOpen(breaker)) {
            open.put(provider, Duration.between(clock.instant(), breaker.openUntil));
          }
        });
    return open;
  }

  synchronized BreakerState stateOf(ProviderName provider) {
    Breaker breaker = byProvider.get(provider);
    if (breaker == null || breaker.opened == 0) {
      return BreakerState.CLOSED;
    }
    return isOpen(breaker) ? BreakerState.OPEN : BreakerState.PROBING;
  }

  private void open(Breaker breaker) {
    breaker.openUntil =
        clock.instant().plus(pause.multipliedBy(1L << Math.min(breaker.opened, DOUBLINGS)));
    breaker.opened++;
    breaker.probeUntil = null;
  }

  private boolean isOpen(Breaker breaker) {
    return breaker.opened > 0 && clock.instant().isBefore(breaker.openUntil);
  }

  private static boolean isFailure(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Refused refused) {
      return refused.refusal() == RefusalClass.OURS_OR_PROVIDERS;
    }
    return outcome instanceof StepOutcome.Unknown || outcome instanceof StepOutcome.SurelyNotSent;
  }

  private static final class Breaker {
    private int inARow;

    /** How often it has opened since a step last succeeded. */
    private int opened;

    private Instant openUntil = Instant.MIN;

    /** Until when it is left to one attempt to try it out; null where none does. */
    private @Nullable Instant probeUntil;
  }
}
