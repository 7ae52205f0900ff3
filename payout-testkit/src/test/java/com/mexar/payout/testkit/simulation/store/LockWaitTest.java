package com.mexar.payout.testkit.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.threads.RunningThread;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On one thread: whoever waits here waits in vain, and in no time. */
class LockWaitTest {
  private static final Duration LEASE = Duration.ofHours(1);

  private final List<Duration> waits = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private final Stores stores =
      new SimulatedDatabase(new OneThread(), InstantSource.fixed(Samples.AT))
          .connect(Interference.NONE);

  @Test
  void wait_ofAStatementWithALockTimeOut_endsAsAConflict() {
    ensureKnown();
    assertThatThrownBy(() -> besideASuspension(this::activate))
        .isInstanceOf(StoreConflictException.class);
    assertThat(waits).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void wait_ofAStatementWithoutOne_endsWhenNoAnswerComes() {
    assertThatThrownBy(
            () ->
                stores
                    .transactions()
                    .inTransaction(
                        tx -> {
                          stores.channels().acquire(tx, "kafka", new UUID(1, 1), LEASE);
                          return acquire(new UUID(2, 2));
                        }))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(waits).containsExactly(Duration.ofSeconds(30));
    assertThat(acquire(new UUID(2, 2))).as("all was rolled back").isTrue();
  }

  @Test
  void wait_whoseThreadDies_leavesNoLockBehind() {
    ensureKnown();
    meanwhile =
        () -> {
          throw new Crash();
        };
    assertThatThrownBy(() -> besideASuspension(this::activate)).isInstanceOf(Crash.class);
    meanwhile = () -> {};
    activate();
    assertThat(waits).hasSize(1);
  }

  private void ensureKnown() {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.providers().ensureKnown(tx, Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
              return true;
            });
  }

  private void besideASuspension(Runnable work) {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.providers().set(tx, Samples.TRANSFEZ, ProviderState.SUSPENDED, "a", "b");
              work.run();
              return true;
            });
  }

  private void activate() {
    stores
        .transactions()
        .inTransaction(
            tx -> {
              stores.providers().set(tx, Samples.TRANSFEZ, ProviderState.ACTIVE, "a", "b");
              return true;
            });
  }

  private boolean acquire(UUID owner) {
    return stores
        .transactions()
        .inTransaction(tx -> stores.channels().acquire(tx, "kafka", owner, LEASE).isPresent());
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final class OneThread implements Threads {
    @Override
    public RunningThread start(String name, Runnable work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ThreadPool newPool(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Signal newSignal() {
      return new Signal() {
        @Override
        public void give() {}

        @Override
        public void await(Duration atMost) {
          waits.add(atMost);
          meanwhile.run();
        }
      };
    }

    @Override
    public long monotonicNanos() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void pause(Duration length) {
      throw new UnsupportedOperationException();
    }
  }
}
