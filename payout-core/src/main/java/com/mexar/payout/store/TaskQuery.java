package com.mexar.payout.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks, oldest first.
 *
 * @param open open ones, closed ones, or null for both
 * @param after behind this one, where a page goes on
 */
public record TaskQuery(@Nullable Boolean open, @Nullable Place after, int limit) {

  /** Where a task stands in the list. */
  public record Place(Instant openedAt, UUID id) {}
}
