package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck.Result;

/**
 * Findings that people are to see and that no orchestrator is to act on. Starting the host anew
 * does not mend what is broken elsewhere, and would stop what still works.
 */
final class Advice {
  private static final String VITAL = "vital";

  private Advice() {}

  static Result of(boolean healthy, String message) {
    var advice = Result.builder().withMessage(message).withDetail(VITAL, false);
    return (healthy ? advice.healthy() : advice.unhealthy()).build();
  }

  static boolean isAdvice(Result result) {
    return result.getDetails() != null && Boolean.FALSE.equals(result.getDetails().get(VITAL));
  }
}
