package com.mexar.payout.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker makes progress, as opposed to being alive.
 *
 * @param lastProgress when it last completed a round of its work, an idle one included
 * @param rest how long it waits for a signal between two rounds, at most
 * @param failures rounds in a row that failed; zero after one that did not
 * @param lastFailure what the last of them was, in words that may be shown; null where there is
 *     none
 */
public record WorkerHealth(
    String worker,
    Instant lastProgress,
    Duration rest,
    int failures,
    @Nullable String lastFailure) {}
