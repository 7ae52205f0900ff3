package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.threads.Threads;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Databases for tests on real threads, whose statements follow each other too fast for a clock. */
final class TestDatabase {
  private TestDatabase() {}

  static SimulatedDatabase fresh() {
    return new SimulatedDatabase(Threads.REAL, ticking(InstantSource.system()));
  }

  /** No two statements at one time, as they are on a real database. */
  private static InstantSource ticking(InstantSource clock) {
    AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);
    return () ->
        last.updateAndGet(
            before -> {
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              return now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
            });
  }
}
