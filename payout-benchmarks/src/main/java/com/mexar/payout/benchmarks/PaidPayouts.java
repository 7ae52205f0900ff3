package com.mexar.payout.benchmarks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ours: payouts that Kafka says are paid. A fixed number is under way: whenever one is paid the
 * next is asked for. A round counts once all those are under way, and ends when none is.
 */
final class PaidPayouts implements Side {
  private static final Duration RAMP = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Load load;
  private final int underWay;
  private final Semaphore room;
  private final AtomicLong paid = new AtomicLong();
  private volatile Window window = Window.NEVER;

  /**
   * @param underWay payouts at the same time
   */
  PaidPayouts(Load load, int underWay) {
    this.load = load;
    this.underWay = underWay;
    this.room = new Semaphore(underWay);
  }

  @Override
  public String name() {
    return "gateway, simulator, Kafka";
  }

  @Override
  public double round(Duration length) throws Exception {
    Window counted = new Window(new Stopwatch(), RAMP, RAMP.plus(length), new AtomicLong());
    window = counted;
    load.run(
        () -> {
          room.acquire();
          boolean more = counted.watch.isBefore(counted.end);
          if (!more) {
            room.release();
          }
          return more;
        });
    if (!room.tryAcquire(underWay, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("payouts are not paid");
    }
    room.release(underWay);
    return (double) counted.count.get() / length.toSeconds();
  }

  /** To be called for every payout that is paid. */
  void onPaid() {
    paid.incrementAndGet();
    Window now = window;
    if (!now.watch.isBefore(now.begin) && now.watch.isBefore(now.end)) {
      now.count.incrementAndGet();
    }
    room.release();
  }

  /** In all rounds so far. */
  long paid() {
    return paid.get();
  }

  /** When what is paid counts. */
  private record Window(Stopwatch watch, Duration begin, Duration end, AtomicLong count) {
    static final Window NEVER =
        new Window(new Stopwatch(), Duration.ZERO, Duration.ZERO, new AtomicLong());
  }
}
