package com.mexar.payout.threads;

import java.time.Duration;

/** Runs pieces of work side by side. Thread-safe. */
public interface ThreadPool {

  /**
   * Runs this soon, on a thread of its own.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the pool is closed
   */
  void execute(Runnable work);

  /** Takes no more work, waits this long for what is under way, then interrupts it. */
  void close(Duration patience);
}
