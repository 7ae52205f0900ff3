package com.mexar.payout.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The one point that a request must pass before its first byte is written, and can pass once.
 * Either the request passes, and from then on it may have been sent, or somebody shuts the gate
 * first, and then it surely is not and never will be. It also shuts itself when the time of the
 * call is over, so that a process that was stopped for a while does not send what its caller has
 * given up.
 */
final class Gate {
  private enum State {
    OPEN,
    PASSED,
    SHUT
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final LongSupplier nanoTime;
  private final long start;
  private final long nanosOpen;

  Gate(LongSupplier nanoTime, long nanosOpen) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.nanosOpen = nanosOpen;
  }

  /**
   * @throws IOException if the gate was shut, was passed before, or the time is over
   */
  void pass() throws IOException {
    if (nanoTime.getAsLong() - start >= nanosOpen) {
      shut();
    }
    if (!state.compareAndSet(State.OPEN, State.PASSED)) {
      throw new IOException("the gate is shut");
    }
  }

  /** Shuts the gate; true if nothing has passed, and so nothing ever will. */
  boolean shut() {
    state.compareAndSet(State.OPEN, State.SHUT);
    return state.get() == State.SHUT;
  }
}
