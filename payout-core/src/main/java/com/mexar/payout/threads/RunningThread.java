package com.mexar.payout.threads;

import java.time.Duration;

/** A thread that was started. Thread-safe. */
public interface RunningThread {

  /** Waits for its end, at most this long. */
  void join(Duration atMost) throws InterruptedException;

  /** Ends what it waits for with an {@link InterruptedException}. */
  void interrupt();
}
