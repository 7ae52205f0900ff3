package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * One breaker for each provider, as this host sees it: after so many steps in a row that failed for
 * our or the provider's reasons no new attempt is made for a while, then one at a time until one
 * succeeds; the while doubles. What is open goes on, and so do inquiries. Thread-safe: guarded by
 * its own monitor.
 */
final class Breakers {
  private static final int DOUBLINGS = 5;

  private final int failures;
  private final Duration pause;
  private final InstantSource clock;
  private final Map<ProviderName, Breaker> byProvider = new HashMap<>();

  /**
   * @param failures in a row that open a breaker
   * @param pause how long it stays open at first
   */
  Breakers(int failures, Duration pause, InstantSource clock) {
    this.failures = failures;
    this.pause = pause;
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
      return;
    }
    breaker.inARow++;
    // those that were under way when it opened are no news
    if (breaker.inARow >= failures && !isOpen(breaker)) {
      breaker.openUntil =
          clock.instant().plus(pause.multipliedBy(1L << Math.min(breaker.opened, DOUBLINGS)));
      breaker.opened++;
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
  }
}
