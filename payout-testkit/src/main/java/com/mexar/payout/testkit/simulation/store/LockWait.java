package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.threads.Signal;
import java.time.Duration;

/** One transaction's wait for the end of another. What it says is guarded by the database. */
final class LockWait {
  private final Row<?, ?> row;
  private final Signal ended;
  private boolean isOver;

  LockWait(Row<?, ?> row, Signal ended) {
    this.row = row;
    this.ended = ended;
  }

  Row<?, ?> row() {
    return row;
  }

  boolean isOver() {
    return isOver;
  }

  void end() {
    isOver = true;
    ended.give();
  }

  /** Deaf to interruption, as a blocked socket is. */
  void await(Duration atMost) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          ended.await(atMost);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
