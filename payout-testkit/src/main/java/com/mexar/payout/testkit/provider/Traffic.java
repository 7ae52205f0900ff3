package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.AttemptReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Which calls came and which are under way. Guarded by its own monitor, which tells of news. */
final class Traffic {
  private final List<Seen> seen = new ArrayList<>();
  private int underWay;
  private int mostAtOnce;

  private record Seen(ProviderCall call, AttemptReference attempt) {}

  synchronized void begin(ProviderCall call, AttemptReference attempt) {
    seen.add(new Seen(call, attempt));
    underWay++;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    notifyAll();
  }

  synchronized void end() {
    underWay--;
    notifyAll();
  }

  synchronized int count(ProviderCall call) {
    return (int) seen.stream().filter(one -> one.call == call).count();
  }

  synchronized int count(ProviderCall call, AttemptReference attempt) {
    return (int) seen.stream().filter(new Seen(call, attempt)::equals).count();
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  void awaitCalls(ProviderCall call, int least, Duration atMost) {
    await(() -> count(call) >= least, least + " calls of " + call, atMost);
  }

  void awaitNoneUnderWay(Duration atMost) {
    await(() -> underWay == 0, "the end of all calls", atMost);
  }

  private synchronized void await(BooleanSupplier condition, String what, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          throw new AssertionError("waited in vain for " + what + "; seen " + seen.size());
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }
}
