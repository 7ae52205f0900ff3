package com.mexar.payout.engine;

import com.mexar.payout.threads.RunningThread;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does rounds of work until it is stopped. A round that fails is noted, logged and
 * followed by a pause that doubles; nothing but {@link #stop} ends the worker.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int DOUBLINGS = 6;

  /** One round; returns when there is nothing more to do until a signal or the next poll. */
  interface Round {
    /** How long a round may show no progress before it counts as stuck. */
    Duration PATIENCE = Duration.ofSeconds(30);

    void run(Progress progress) throws Exception;

    /** Longer where one part of a round may rightly take longer. */
    default Duration patience() {
      return PATIENCE;
    }
  }

  /** Told after each part of a round that is done, so that much work does not look like none. */
  interface Progress {
    void made();
  }

  private final String name;
  private final Round round;
  private final Signal signal;
  private final Duration pollInterval;
  private final Clock clock;
  private final Threads threads;
  private volatile @Nullable RunningThread thread;
  private volatile Instant lastProgress;
  private volatile int failures;
  private volatile @Nullable String lastFailure;
  private volatile boolean stopped;

  Worker(
      Threads threads,
      String name,
      Signal signal,
      Duration pollInterval,
      Clock clock,
      Round round) {
    this.threads = threads;
    this.name = name;
    this.round = round;
    this.signal = signal;
    this.pollInterval = pollInterval;
    this.clock = clock;
    this.lastProgress = clock.instant();
  }

  void start() {
    thread = threads.start("payout-" + name, this::work);
  }

  /** Asks the worker to end after its round. */
  void stop() {
    stopped = true;
    signal.give();
  }

  /** Waits for the end, then interrupts. */
  void join(Duration atMost) {
    RunningThread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.interrupt();
  }

  WorkerHealth health() {
    return new WorkerHealth(
        name, lastProgress, pollInterval, round.patience(), failures, lastFailure);
  }

  private void work() {
    while (!stopped) {
      try {
        round.run(this::progressed);
        progressed();
        recovered();
        if (!stopped) {
          signal.await(pollInterval);
        }
      } catch (InterruptedException e) {
        // only a worker that was stopped is interrupted on purpose; a stray one ends no worker
        LOG.debug("{} was interrupted", name);
      } catch (Exception | Error e) {
        // a plug-in that misses a class must not end the worker: it would look alive for ever
        failed(e);
      }
    }
  }

  private void progressed() {
    lastProgress = clock.instant();
  }

  private void recovered() {
    if (failures > 0) {
      LOG.info("{} goes on after {} failed rounds", name, failures);
      failures = 0;
      lastFailure = null;
    }
  }

  private void failed(Throwable e) {
    int inARow = failures + 1;
    failures = inARow;
    lastFailure = e.getClass().getSimpleName();
    if (inARow == 1) {
      LOG.warn("{} failed and tries again", name, e);
    } else {
      LOG.warn("{} failed {} times in a row: {}", name, inARow, e.toString());
    }
    try {
      threads.pause(FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, DOUBLINGS)));
    } catch (InterruptedException interrupted) {
      LOG.debug("{} was interrupted in a pause", name);
    }
  }
}
