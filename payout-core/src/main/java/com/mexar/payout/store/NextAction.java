package com.mexar.payout.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a payout wants attention again, counted from the store's time in the statement that saves
 * it.
 *
 * @param keep the due time stays as it is
 * @param after zero for at once; null for never, which only a final payout may have. Where the due
 *     time stays, when an accepted payout is asked about for the hints that it still has, which
 *     ends the inquiry under way; null for when it was to be
 */
public record NextAction(boolean keep, @Nullable Duration after) {
  public static final NextAction NOW = new NextAction(false, Duration.ZERO);
  public static final NextAction NEVER = new NextAction(false, null);
  public static final NextAction KEEP = new NextAction(true, null);

  /** The due time stays; what hints are left are asked about after this. */
  public static NextAction keepAndAskIn(Duration after) {
    return new NextAction(true, after);
  }

  public static NextAction in(Duration after) {
    return new NextAction(false, after.isNegative() ? Duration.ZERO : after);
  }
}
