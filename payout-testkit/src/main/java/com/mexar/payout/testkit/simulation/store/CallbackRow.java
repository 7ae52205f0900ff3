package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.StoredCallback;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the inbox.
 *
 * @param content by which a repeat is told from another message
 * @param work how far it is with us
 */
record CallbackRow(
    IncomingCallback first, String content, int arrivals, Instant lastArrivalAt, Work work) {

  /**
   * What was made of it.
   *
   * @param dueAt when somebody looks at it next; null for never
   */
  record Work(
      @Nullable Instant dueAt,
      int tries,
      @Nullable Verdict verdict,
      @Nullable PayoutId payout,
      @Nullable AttemptReference orphanOf) {
    Work dueAt(@Nullable Instant at) {
      return new Work(at, tries, verdict, payout, orphanOf);
    }
  }

  static CallbackRow of(CallbackArrival arrival, Instant now) {
    return new CallbackRow(
        arrival.first(),
        arrival.content(),
        arrival.all().size(),
        arrival.lastAt(),
        new Work(now, 0, null, null, null));
  }

  CallbackRow repeatedBy(CallbackArrival arrival, Instant now) {
    Instant last = arrival.lastAt().isAfter(lastArrivalAt) ? arrival.lastAt() : lastArrivalAt;
    return new CallbackRow(
        first,
        content,
        arrivals + arrival.all().size(),
        last,
        work.dueAt(PayoutTimes.earlier(work.dueAt, now)));
  }

  CallbackRow replayed(Instant now) {
    return new CallbackRow(first, content, arrivals, lastArrivalAt, work.dueAt(now));
  }

  CallbackRow concluded(CallbackConclusion conclusion, Instant now) {
    int tries = work.tries + (conclusion.verdict() == Verdict.ORPHAN ? 1 : 0);
    Instant again = PayoutTimes.later(now, conclusion.againAfter());
    return new CallbackRow(
        first,
        content,
        arrivals,
        lastArrivalAt,
        new Work(again, tries, conclusion.verdict(), conclusion.payout(), conclusion.orphanOf()));
  }

  UUID id() {
    return first.id();
  }

  StoredCallback stored() {
    VerifiedCallback kept = first.callback();
    return new StoredCallback(
        id(),
        first.provider(),
        VerifiedCallback.fromInbox(kept.raw(), reference(), kept.isStale()),
        first.receivedAt(),
        work.tries);
  }

  KeptCallback kept() {
    return new KeptCallback(
        id(),
        first.provider(),
        first.receivedAt(),
        lastArrivalAt,
        arrivals,
        first.callback().raw().remoteAddress(),
        first.callback().raw().body().length,
        work.verdict,
        reference(),
        work.payout,
        work.dueAt != null);
  }

  private @Nullable AttemptReference reference() {
    return first.callback().reference().orElse(null);
  }
}
