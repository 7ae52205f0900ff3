package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a payout wants attention, by the store's clock.
 *
 * @param nextActionAt null for never
 * @param leaseUntil null where there is no lease
 * @param askAt from when on it is asked about for its hints; null where it has none
 * @param askedUntil until then it is being asked about for them
 */
record PayoutTimes(
    @Nullable Instant nextActionAt,
    @Nullable Instant leaseUntil,
    @Nullable Instant askAt,
    @Nullable Instant askedUntil) {

  static PayoutTimes dueAt(Instant at) {
    return new PayoutTimes(at, null, null, null);
  }

  PayoutTimes after(PayoutChange change, Instant now) {
    Payout after = change.after();
    NextAction next = change.next();
    Duration nextIn = next.after();
    boolean asksAgain = next.keep() && nextIn != null;
    boolean isHinted = after.hints() > 0;
    boolean isAsked = isHinted && !asksAgain && after.status() == PayoutStatus.ACCEPTED;
    Instant then = later(now, nextIn);
    return new PayoutTimes(
        next.keep() ? nextActionAt : then,
        later(now, change.lease()),
        isHinted ? (asksAgain ? then : earlier(askAt, now)) : null,
        isAsked ? askedUntil : null);
  }

  PayoutTimes hinted(PayoutStatus status, Instant now) {
    boolean isAskedLater = status == PayoutStatus.ACCEPTED || status == PayoutStatus.SUBMITTING;
    return new PayoutTimes(
        isAskedLater ? nextActionAt : earlier(nextActionAt, now),
        leaseUntil,
        earlier(askAt, now),
        askedUntil);
  }

  /** Claimed for an inquiry, which nobody else makes until then. */
  PayoutTimes claimed(PayoutStatus status, Instant until) {
    return status == PayoutStatus.ACCEPTED
        ? new PayoutTimes(nextActionAt, leaseUntil, askAt, until)
        : new PayoutTimes(until, leaseUntil, askAt, null);
  }

  PayoutTimes woken(Instant now) {
    return new PayoutTimes(now, leaseUntil, askAt, askedUntil);
  }

  static boolean isOver(@Nullable Instant time, Instant now) {
    return time != null && !time.isAfter(now);
  }

  /** In the precision of the store. */
  static @Nullable Instant later(Instant now, @Nullable Duration by) {
    return by == null ? null : now.plus(by.truncatedTo(ChronoUnit.MICROS));
  }

  static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || one.isAfter(other) ? other : one;
  }
}
