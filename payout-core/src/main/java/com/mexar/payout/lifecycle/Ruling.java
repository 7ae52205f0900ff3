package com.mexar.payout.lifecycle;

import com.mexar.payout.domain.PayoutStatus;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the status table.
 *
 * @param to the status that follows, or null where the effect leaves it or decides it by more than
 *     the table's key
 */
public record Ruling(Effect effect, @Nullable PayoutStatus to) {

  static Ruling to(PayoutStatus status) {
    return new Ruling(Effect.MOVE, status);
  }

  static Ruling of(Effect effect) {
    return new Ruling(effect, null);
  }
}
