package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck;
import com.mexar.payout.engine.WorkerHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Whether one worker of the engine makes progress: a living thread is not enough. */
final class WorkerCheck extends HealthCheck {
  private final String worker;
  private final Supplier<List<WorkerHealth>> workers;
  private final InstantSource clock;

  WorkerCheck(String worker, Supplier<List<WorkerHealth>> workers, InstantSource clock) {
    this.worker = worker;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  protected Result check() {
    return workers.get().stream()
        .filter(health -> health.worker().equals(worker))
        .findFirst()
        .map(this::judged)
        .orElseGet(() -> Result.unhealthy("it does not run"));
  }

  private Result judged(WorkerHealth health) {
    Instant now = clock.instant();
    Duration since = Duration.between(health.lastProgress(), now);
    String progress = "last progress " + since.toSeconds() + " s ago";
    if (health.failures() > 0) {
      progress += ", " + health.failures() + " failures since: " + health.lastFailure();
    }
    boolean isStuck = health.isStuck(now);
    if (isVital()) {
      return isStuck ? Result.unhealthy(progress) : Result.healthy(progress);
    }
    return Advice.of(!isStuck, progress);
  }

  /** Without these payouts go on, and a host that is started anew has the same trouble. */
  private boolean isVital() {
    return !worker.startsWith("deliver-") && !worker.equals("log-retention");
  }
}
