package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.store.NextAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows the proof that an attempt was not executed: by the class of the refusal, the cancel
 * wish and the reason it was abandoned for.
 */
final class Endings {
  private final Router router;
  private final Schedule schedule;
  private final LostAttempts lost;

  Endings(Router router, Schedule schedule, LostAttempts lost) {
    this.router = router;
    this.lost = lost;
    this.schedule = schedule;
  }

  /**
   * Closes the open attempt as unexecuted and moves the payout on.
   *
   * @param refusal of the evidence that is the proof; where it has none, the one noted before
   *     counts
   */
  void close(
      PayoutEdit edit,
      Attempt attempt,
      @Nullable RefusalClass refusal,
      @Nullable Reason reason,
      Story told) {
    RefusalClass why = refusal != null ? refusal : attempt.refusal();
    // that a draft is dead says less than why it was given up
    boolean givenUp = refusal == null && attempt.reason() != null;
    Reason because = reason == null || givenUp ? attempt.reason() : reason;
    edit.putAttempt(
        attempt.toBuilder()
            .closed(AttemptOutcome.UNEXECUTED, edit.moment().hostTime())
            .refusal(why)
            .reason(because)
            .build());
    Story story = told.of(attempt);
    Optional<End> end = endOf(edit.payout(), edit.moment());
    if (!edit.payout().contradictions().isEmpty()) {
      // another attempt may have been executed: nothing ends the payout but two operators
      edit.move(PayoutStatus.ACCEPTED, story.because(because));
      edit.next(NextAction.NOW);
    } else if (end.isPresent() && !lost.mayEnd(edit.payout(), edit.moment())) {
      // so may one that a restore has lost: that is found out first
      edit.move(PayoutStatus.ACCEPTED, story.because(because));
      edit.waitFor(WaitCode.AFTER_RESTORE, story);
      edit.next(NextAction.NOW);
    } else if (end.isPresent()) {
      end(edit, end.get(), story);
    } else if (why != null) {
      afterRefusal(edit, why, because, story);
    } else {
      goOn(edit, story);
    }
  }

  /** How a payout ends whose ending had to wait for what a restore may have lost. */
  Optional<End> outstanding(Payout payout, Moment moment) {
    Waiting waiting = payout.waitingFor();
    boolean waited = waiting != null && waiting.code() == WaitCode.AFTER_RESTORE;
    boolean goesOn =
        payout
            .lastAttempt()
            .map(Attempt::abandonment)
            .filter(it -> it == Abandonment.REPLACED || it == Abandonment.LOST)
            .isPresent();
    return waited && !goesOn ? endOf(payout, moment) : Optional.empty();
  }

  void end(PayoutEdit edit, End end, Story story) {
    edit.move(end.status, story.because(end.reason));
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
  }

  /** Whether the proof that the last attempt was not executed ends the payout. */
  private Optional<End> endOf(Payout payout, Moment moment) {
    Optional<Attempt> last = payout.lastAttempt();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    if (payout.cancelRequested()) {
      return Optional.of(new End(PayoutStatus.CANCELLED, Reason.of(ReasonCode.CUST)));
    }
    RefusalClass why = last.get().refusal();
    return why != null
        ? ofRefusal(payout, moment, why, last.get().reason())
        : ofWithdrawal(last.get());
  }

  private Optional<End> ofRefusal(
      Payout payout, Moment moment, RefusalClass why, @Nullable Reason because) {
    return switch (why) {
      case INSTRUCTION, COMPLIANCE -> Optional.of(new End(PayoutStatus.FAILED, because));
      case PROVIDER_LIMIT ->
          router.next(payout, moment).isPresent()
              ? Optional.empty()
              : Optional.of(new End(PayoutStatus.FAILED, because));
      case OURS_OR_PROVIDERS, DUPLICATE -> Optional.empty();
    };
  }

  private static Optional<End> ofWithdrawal(Attempt attempt) {
    if (attempt.abandonment() == Abandonment.DEADLINE_PASSED) {
      return Optional.of(new End(PayoutStatus.FAILED, Reason.of(ReasonCode.TM01)));
    }
    return attempt.abandonment() == Abandonment.COST_TOO_HIGH
        ? Optional.of(
            new End(
                PayoutStatus.FAILED,
                Reason.of(ReasonCode.AM14, "the provider's price is above maxDebit")))
        : Optional.empty();
  }

  private void afterRefusal(
      PayoutEdit edit, RefusalClass why, @Nullable Reason because, Story story) {
    if (why == RefusalClass.PROVIDER_LIMIT) {
      goOn(edit, story.because(because));
      // it waits for the free calls of that one, not of the one that it leaves
      router
          .next(edit.payout(), edit.moment())
          .ifPresent(next -> edit.put(edit.payout().toBuilder().lane(next)));
      return;
    }
    edit.move(PayoutStatus.ACCEPTED, story.because(because));
    edit.waitFor(waitCode(because), story);
    if (schedule.isRefusedTooOften(edit.payout())) {
      edit.openTask(TaskKind.PROVIDER_KEEPS_REFUSING);
    }
    edit.next(schedule.retry(edit.payout(), edit.moment()));
  }

  private void goOn(PayoutEdit edit, Story story) {
    edit.move(PayoutStatus.ACCEPTED, story);
    edit.next(NextAction.NOW);
  }

  private static WaitCode waitCode(@Nullable Reason reason) {
    return reason != null && reason.code() == ReasonCode.AM04
        ? WaitCode.BALANCE
        : WaitCode.PROVIDER_UNAVAILABLE;
  }

  /** Where a payout ends, and why. */
  record End(PayoutStatus status, @Nullable Reason reason) {}
}
