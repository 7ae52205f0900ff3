package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
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

  Endings(Router router, Schedule schedule) {
    this.router = router;
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
    if (!edit.payout().contradictions().isEmpty()) {
      // another attempt may have been executed: nothing ends the payout but two operators
      edit.move(PayoutStatus.ACCEPTED, story.because(because));
      edit.next(NextAction.NOW);
    } else if (edit.payout().cancelRequested()) {
      end(edit, PayoutStatus.CANCELLED, story.because(Reason.of(ReasonCode.CUST)));
    } else if (why != null) {
      afterRefusal(edit, why, because, story);
    } else {
      afterWithdrawal(edit, attempt.abandonment(), story);
    }
  }

  private void afterRefusal(
      PayoutEdit edit, RefusalClass why, @Nullable Reason because, Story story) {
    switch (why) {
      case INSTRUCTION, COMPLIANCE -> end(edit, PayoutStatus.FAILED, story.because(because));
      case PROVIDER_LIMIT -> {
        Optional<ProviderName> next = router.next(edit.payout(), edit.moment());
        if (next.isPresent()) {
          goOn(edit, story.because(because));
          // it waits for the free calls of that one, not of the one that it leaves
          edit.put(edit.payout().toBuilder().lane(next.get()));
        } else {
          end(edit, PayoutStatus.FAILED, story.because(because));
        }
      }
      case OURS_OR_PROVIDERS, DUPLICATE -> {
        edit.move(PayoutStatus.ACCEPTED, story.because(because));
        edit.waitFor(waitCode(because), story);
        if (schedule.isRefusedTooOften(edit.payout())) {
          edit.openTask(TaskKind.PROVIDER_KEEPS_REFUSING);
        }
        edit.next(schedule.retry(edit.payout(), edit.moment()));
      }
    }
  }

  private void afterWithdrawal(PayoutEdit edit, @Nullable Abandonment abandonment, Story story) {
    if (abandonment == Abandonment.DEADLINE_PASSED) {
      end(edit, PayoutStatus.FAILED, story.because(Reason.of(ReasonCode.TM01)));
    } else if (abandonment == Abandonment.COST_TOO_HIGH) {
      end(
          edit,
          PayoutStatus.FAILED,
          story.because(Reason.of(ReasonCode.AM14, "the provider's price is above maxDebit")));
    } else {
      goOn(edit, story);
    }
  }

  private void goOn(PayoutEdit edit, Story story) {
    edit.move(PayoutStatus.ACCEPTED, story);
    edit.next(NextAction.NOW);
  }

  private void end(PayoutEdit edit, PayoutStatus status, Story story) {
    edit.move(status, story);
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
  }

  private static WaitCode waitCode(@Nullable Reason reason) {
    return reason != null && reason.code() == ReasonCode.AM04
        ? WaitCode.BALANCE
        : WaitCode.PROVIDER_UNAVAILABLE;
  }
}
