package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, or waited, for an operator.
 *
 * @param closedAt null while it is open
 */
public record Task(
    UUID id, PayoutId payout, TaskKind kind, Instant openedAt, @Nullable Instant closedAt) {

  public boolean isOpen() {
    return closedAt == null;
  }
}
