package com.mexar.payout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final Signal signal = Threads.REAL.newSignal();
  private final SettableClock clock = new SettableClock();

  @Test
  void signal_givenBefore_isKeptForTheNextWait() throws Exception {
    signal.give();
    signal.give();
    signal.await(NEVER);

    long before = System.nanoTime();
    signal.await(Duration.ofMillis(30));
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .as("several signals are one")
        .isGreaterThanOrEqualTo(Duration.ofMillis(25));
  }

  @Test
  void signal_givenLater_wakesWhoWaits() throws Exception {
    CountDownLatch woken = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                signal.await(NEVER);
                woken.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    signal.give();

    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void round_thatFails_doesNotEndTheWorkerAndShowsInItsHealth() throws Exception {
    SynchronousQueue<String> rounds = new SynchronousQueue<>();
    AtomicInteger count = new AtomicInteger();
    AtomicReference<WorkerHealth> duringThird = new AtomicReference<>();
    AtomicReference<Worker> self = new AtomicReference<>();
    Worker worker =
        worker(
            progress -> {
              int round = count.incrementAndGet();
              if (round == 3) {
                duringThird.set(self.get().health());
              }
              rounds.put("round " + round);
              if (round <= 2) {
                throw new IllegalStateException("no");
              }
            });
    self.set(worker);
    worker.start();

    assertThat(next(rounds)).isEqualTo("round 1");
    clock.now = START.plusSeconds(60);
    assertThat(next(rounds)).isEqualTo("round 2");
    assertThat(next(rounds)).isEqualTo("round 3");
    assertThat(duringThird.get().failures()).isEqualTo(2);
    assertThat(duringThird.get().lastFailure()).isEqualTo("IllegalStateException");
    assertThat(duringThird.get().lastProgress()).isEqualTo(START);

    signal.give();
    assertThat(next(rounds)).isEqualTo("round 4");
    assertThat(worker.health().failures()).isZero();
    assertThat(worker.health().lastFailure()).isNull();
    assertThat(worker.health().lastProgress()).isEqualTo(START.plusSeconds(60));
    assertThat(worker.health().worker()).isEqualTo("test");
    worker.stop();
    worker.join(Duration.ofSeconds(5));
  }

  @Test
  void worker_signalled_doesAnotherRoundAtOnce() throws Exception {
    SynchronousQueue<String> rounds = new SynchronousQueue<>();
    Worker worker = worker(progress -> rounds.put("round"));
    worker.start();
    for (int i = 0; i < 50; i++) {
      assertThat(next(rounds)).isNotNull();
      signal.give();
    }
    worker.stop();
    worker.join(Duration.ofMillis(20));
  }

  @Test
  void worker_stopped_endsAfterItsRound() throws Exception {
    SynchronousQueue<String> rounds = new SynchronousQueue<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    Worker worker =
        worker(
            progress -> {
              thread.set(Thread.currentThread());
              rounds.put("round");
            });
    worker.start();
    next(rounds);
    worker.stop();
    worker.join(Duration.ofSeconds(5));

    thread.get().join(5_000);
    assertThat(thread.get().isAlive()).isFalse();
  }

  @Test
  void worker_thatHangs_isInterruptedAfterTheWait() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Worker worker =
        worker(
            progress -> {
              hanging.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    worker.start();
    hanging.await();
    worker.stop();
    worker.join(Duration.ofMillis(10));

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void round_thatGoesOnAndOn_isNotStuckWhileItNotesProgress() throws Exception {
    SynchronousQueue<String> parts = new SynchronousQueue<>();
    CountDownLatch asked = new CountDownLatch(1);
    Worker worker =
        new Worker(
            Threads.REAL,
            "test",
            signal,
            Duration.ofSeconds(1),
            clock,
            progress -> {
              for (int part = 1; part <= 3; part++) {
                progress.made();
                parts.put("part " + part);
              }
              asked.await();
            });
    worker.start();
    for (int part = 1; part <= 3; part++) {
      clock.now = START.plusSeconds(20L * part);
      assertThat(next(parts)).isEqualTo("part " + part);
      assertThat(worker.health().isStuck(START.plusSeconds(20L * part))).isFalse();
    }

    Instant last = worker.health().lastProgress();
    assertThat(worker.health().isStuck(last.plusSeconds(31))).isFalse();
    assertThat(worker.health().isStuck(last.plusSeconds(32)))
        .as("a round that hangs after its third part")
        .isTrue();
    asked.countDown();
    worker.stop();
    worker.join(Duration.ofSeconds(5));
  }

  private Worker worker(Worker.Round round) {
    return new Worker(Threads.REAL, "test", signal, NEVER, clock, round);
  }

  private static String next(SynchronousQueue<String> rounds) throws InterruptedException {
    return rounds.poll(10, TimeUnit.SECONDS);
  }

  private static final class SettableClock extends Clock {
    private volatile Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
