package com.mexar.payout.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker makes progress, as opposed to being alive.
 *
 * @param lastProgress when it last completed a part of its work, an idle round included
 * @param rest how long it waits for a signal between two rounds, at most
 * @param patience how long it may work without progress before it counts as stuck
 * @param failures rounds in a row that failed; zero after one that did not
 * @param lastFailure what the last of them was, in words that may be shown; null where there is
 *     none
 */
public record WorkerHealth(
    String worker,
    Instant lastProgress,
    Duration rest,
    Duration patience,
    int failures,
    @Nullable String lastFailure) {

  /** Whether it stands still: neither at rest nor within its patience. */
  public boolean isStuck(Instant now) {
    return Duration.between(lastProgress, now).compareTo(patience.plus(rest)) > 0;
  }
}
