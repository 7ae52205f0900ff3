package com.mexar.payout.engine;

import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A result that one thread owes another; the first one counts. Thread-safe: guarded by its own
 * monitor.
 */
final class Promise<R> {
  private static final Duration LONG = Duration.ofHours(1);

  private final Signal kept;
  private boolean isKept;
  private @Nullable R result;
  private @Nullable Throwable failure;

  Promise(Threads threads) {
    this.kept = threads.newSignal();
  }

  void keep(R value) {
    end(value, null);
  }

  void fail(Throwable cause) {
    end(null, cause);
  }

  /**
   * Waits for the result, whoever interrupts, and hands it out.
   *
   * @throws RuntimeException the failure
   * @throws CompletionException that wraps the failure where it is an error
   */
  R await() {
    boolean interrupted = false;
    while (!isKept()) {
      try {
        kept.await(LONG);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome();
  }

  private synchronized boolean isKept() {
    return isKept;
  }

  @SuppressWarnings("NullAway") // the result is null only where R may be
  private synchronized R outcome() {
    if (failure instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (failure != null) {
      throw new CompletionException(failure);
    }
    return result;
  }

  private void end(@Nullable R value, @Nullable Throwable cause) {
    synchronized (this) {
      if (isKept) {
        return;
      }
      isKept = true;
      result = value;
      failure = cause;
    }
    kept.give();
  }
}
