package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.store.NextAction;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What two operators say of an attempt, once both have: the only evidence that proves an open
 * attempt unexecuted without its provider, and the only one that corrects a final payout.
 */
final class Resolving {
  private final Schedule schedule;

  Resolving(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Why the claim cannot count for a payout as it stands, or empty where it can. */
  Optional<ResolutionRefusal> whyNot(Payout payout, ResolutionClaim claim, Instant storeTime) {
    if (payout.sequence() != claim.sequence()) {
      return Optional.of(ResolutionRefusal.SEQUENCE_MOVED);
    }
    Optional<Attempt> named = payout.attempt(claim.attempt());
    if (named.isEmpty()) {
      return Optional.of(ResolutionRefusal.NO_SUCH_ATTEMPT);
    }
    Attempt attempt = named.get();
    if (payout.status() == PayoutStatus.SUBMITTING || mayRun(attempt, claim, storeTime)) {
      return Optional.of(ResolutionRefusal.STEP_UNDER_WAY);
    }
    if (claim.outcome() != AttemptOutcome.UNEXECUTED && anotherStands(payout, attempt)) {
      return Optional.of(ResolutionRefusal.ANOTHER_ATTEMPT_STANDS);
    }
    if (!isOpenQuestion(payout, attempt, claim)) {
      return Optional.of(ResolutionRefusal.NOTHING_TO_RESOLVE);
    }
    return claim.retry() && payout.status().isFinal()
        ? Optional.of(ResolutionRefusal.REFERENCE_USED_UP)
        : Optional.empty();
  }

  /** Makes it count. Only where {@link #whyNot} is empty. */
  void apply(PayoutEdit edit, ResolutionClaim claim, Story told) {
    Attempt attempt = edit.payout().attempt(claim.attempt()).orElseThrow();
    Story story = told.of(attempt).because(Reason.of(ReasonCode.NARR, "resolved by two operators"));
    boolean contradicted = dismiss(edit, attempt);
    edit.putAttempt(settled(attempt, claim, edit.moment().hostTime()));
    if (edit.payout().status().isFinal()) {
      correct(edit, contradicted, story);
    } else if (claim.outcome() == AttemptOutcome.UNEXECUTED) {
      unexecuted(edit, attempt, claim, story);
    } else {
      end(edit, PayoutStatus.valueOf(claim.outcome().name()), story);
    }
  }

  /** A call without an answer may still have its effect; then nobody can say that it has none. */
  private static boolean mayRun(Attempt attempt, ResolutionClaim claim, Instant storeTime) {
    Call call = attempt.lastCall();
    return attempt.isOpen()
        && claim.outcome() == AttemptOutcome.UNEXECUTED
        && call != null
        && !call.endedBefore(storeTime);
  }

  private static boolean anotherStands(Payout payout, Attempt attempt) {
    return payout.attempts().stream()
        .anyMatch(
            other ->
                other.number() != attempt.number() && other.outcome() != AttemptOutcome.UNEXECUTED);
  }

  private static boolean isOpenQuestion(Payout payout, Attempt attempt, ResolutionClaim claim) {
    if (payout.status().isFinal()) {
      // that money came back, a provider may tell us by other ways than its API
      boolean cameBack =
          attempt.outcome() == AttemptOutcome.PAID && claim.outcome() == AttemptOutcome.RETURNED;
      return cameBack || !payout.contradictions().isEmpty();
    }
    return attempt.isOpen()
        || payout.status() == PayoutStatus.ACCEPTED
        || isContradicted(payout, attempt);
  }

  private static boolean isContradicted(Payout payout, Attempt attempt) {
    return payout.contradictions().stream().anyMatch(it -> it.attempt() == attempt.number());
  }

  private static boolean dismiss(PayoutEdit edit, Attempt attempt) {
    Set<Contradiction> left = new HashSet<>(edit.payout().contradictions());
    boolean any = left.removeIf(it -> it.attempt() == attempt.number());
    edit.put(edit.payout().toBuilder().contradictions(left));
    return any;
  }

  private static Attempt settled(Attempt attempt, ResolutionClaim claim, Instant at) {
    Attempt.Builder settled = attempt.toBuilder();
    if (claim.retry()) {
      settled.abandonment(Abandonment.REPLACED);
    }
    return attempt.outcome() == claim.outcome()
        ? settled.build()
        : settled.closed(claim.outcome(), at).build();
  }

  private void correct(PayoutEdit edit, boolean contradicted, Story story) {
    PayoutStatus to = statusOf(edit.payout());
    if (!contradicted && to == PayoutStatus.RETURNED) {
      edit.move(to, story);
    } else {
      edit.correct(to, story);
    }
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
  }

  /** What the attempts of a payout that has ended make of it. */
  private static PayoutStatus statusOf(Payout payout) {
    for (Attempt attempt : payout.attempts()) {
      if (attempt.outcome() != AttemptOutcome.UNEXECUTED) {
        return PayoutStatus.valueOf(attempt.outcome().name());
      }
    }
    return payout.status() == PayoutStatus.CANCELLED ? PayoutStatus.CANCELLED : PayoutStatus.FAILED;
  }

  private void unexecuted(PayoutEdit edit, Attempt attempt, ResolutionClaim claim, Story story) {
    Payout payout = edit.payout();
    if (payout.openAttempt().isPresent()) {
      // a contradiction of an earlier attempt is dismissed, and the open one goes on
      edit.correct(payout.status(), story);
      edit.next(NextAction.NOW);
    } else if (!payout.contradictions().isEmpty()) {
      goOn(edit, attempt, story);
    } else if (payout.cancelRequested()) {
      end(edit, PayoutStatus.CANCELLED, story.because(Reason.of(ReasonCode.CUST)));
    } else if (claim.retry() && !isRefusedForGood(edit.payout())) {
      goOn(edit, attempt, story);
    } else {
      end(edit, PayoutStatus.FAILED, story);
    }
  }

  /**
   * What was refused for its instruction or by compliance is not tried again for another's sake.
   */
  private static boolean isRefusedForGood(Payout payout) {
    return payout.attempts().stream()
        .filter(attempt -> attempt.abandonment() != Abandonment.REPLACED)
        .anyMatch(
            attempt ->
                attempt.refusal() == RefusalClass.INSTRUCTION
                    || attempt.refusal() == RefusalClass.COMPLIANCE);
  }

  private static void goOn(PayoutEdit edit, Attempt attempt, Story story) {
    if (attempt.isOpen()) {
      edit.move(PayoutStatus.ACCEPTED, story);
    } else {
      edit.correct(PayoutStatus.ACCEPTED, story);
    }
    edit.next(NextAction.NOW);
  }

  private void end(PayoutEdit edit, PayoutStatus status, Story story) {
    edit.move(status, story);
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
  }
}
