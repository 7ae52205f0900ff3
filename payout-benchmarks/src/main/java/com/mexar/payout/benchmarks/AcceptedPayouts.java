package com.mexar.payout.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Ours: payouts that a host answers with 201, which it does when they are durable. */
final class AcceptedPayouts implements Side {
  private final Load load;
  private final AtomicLong accepted = new AtomicLong();

  AcceptedPayouts(Load load) {
    this.load = load;
  }

  @Override
  public String name() {
    return "gateway, HTTP";
  }

  @Override
  public double round(Duration length) throws Exception {
    Stopwatch watch = new Stopwatch();
    long count = load.run(() -> watch.isBefore(length));
    accepted.addAndGet(count);
    return watch.perSecond(count);
  }

  /** In all rounds so far. */
  long accepted() {
    return accepted.get();
  }
}
