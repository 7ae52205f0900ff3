package com.mexar.payout.domain;

import java.time.Instant;

/**
 * The last step call of an attempt, written before its first byte leaves.
 *
 * @param quietAt the store's time from which the call has surely ended even if nobody recorded its
 *     answer: the lease it ran under has passed, and the longest call after it
 * @param answered an answer that ends it is recorded
 * @param clean no earlier call of the same kind may have had an effect, so that an answer that this
 *     one did nothing clears the attempt
 */
public record Call(
    StepKind step, Instant startedAt, Instant quietAt, boolean answered, boolean clean) {

  /** Whether a question asked at this time of the store came after the call's end. */
  public boolean endedBefore(Instant asked) {
    return answered || !asked.isBefore(quietAt);
  }

  public Call withAnswer() {
    return new Call(step, startedAt, quietAt, true, clean);
  }
}
