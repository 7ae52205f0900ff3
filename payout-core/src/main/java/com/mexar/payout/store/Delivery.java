package com.mexar.payout.store;

import com.mexar.payout.event.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on one channel, where that is followed by itself: every one to an endpoint of a
 * subscriber, and on a broker's channel what the broker refused or an operator wants sent again.
 *
 * @param tried how often it was tried since it was last wanted
 * @param tries the latest of all, oldest first, at most {@value #MOST_TRIES}
 * @param since when it was first wanted
 * @param nextTryAt when it is due; null unless it is pending at an endpoint and nothing of its
 *     payout is before it
 * @param settledAt when it arrived or was given up; null while it is pending
 */
public record Delivery(
    DeliveryId id,
    Event event,
    State state,
    int tried,
    List<DeliveryTry> tries,
    Instant since,
    @Nullable Instant nextTryAt,
    @Nullable Instant settledAt) {
  public static final int MOST_TRIES = 50;

  public Delivery {
    tries = List.copyOf(tries);
  }

  /** Where a delivery stands. */
  public enum State {
    PENDING,
    DELIVERED,
    /** Given up until an operator wants it again: a dead letter. */
    DEAD
  }
}
