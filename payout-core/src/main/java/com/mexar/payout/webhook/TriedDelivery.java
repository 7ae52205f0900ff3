package com.mexar.payout.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param status of the answer; null where there was none
 * @param outcome in words of ours
 * @param verdict what becomes of the delivery
 * @param again after which time it is tried again; zero unless it is {@link Verdict#LATER}
 * @param pause how long the receiver wants to be left alone; null where it does not say
 */
public record TriedDelivery(
    ClaimedDelivery delivery,
    @Nullable Integer status,
    String outcome,
    Duration duration,
    Verdict verdict,
    Duration again,
    @Nullable Duration pause) {

  /** What becomes of a delivery after a try. */
  public enum Verdict {
    DELIVERED,
    LATER,
    DEAD,
    /** It was not tried after all; it stands as if nobody had claimed it. */
    UNTRIED
  }
}
