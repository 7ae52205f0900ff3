package com.mexar.payout.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One request that a simulator received, whatever became of it.
 *
 * @param reference the reference that it was about, empty when it named none that is known
 * @param fault the fault that was put on it
 */
public record ReceivedRequest(
    Instant at, Step step, String method, String path, String reference, Optional<Fault> fault) {}
