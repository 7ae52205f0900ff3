package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.StepKind;
import java.time.Duration;
import java.time.Instant;

/**
 * The bookkeeping of an attempt's calls: what may have happened at the provider, written before the
 * call leaves and taken back only by an answer that proves that it did nothing.
 */
final class Calls {
  private final Duration untilQuiet;

  /**
   * @param lease how long the caller holds the payout
   * @param callTimeout the longest call, which a holder that stalled may begin at the lease's end
   */
  Calls(Duration lease, Duration callTimeout) {
    this.untilQuiet = lease.plus(callTimeout);
  }

  /** The attempt with this call begun. */
  Attempt begin(Attempt attempt, StepKind step, Instant storeTime) {
    boolean clean =
        switch (step) {
          case DRAFT -> !attempt.mayHaveDraft();
          case EXECUTE -> !attempt.mayHaveExecuted();
        };
    Call call = new Call(step, storeTime, storeTime.plus(untilQuiet), false, clean);
    return attempt.toBuilder()
        .lastCall(call)
        .mayHaveDraft(attempt.mayHaveDraft() || step == StepKind.DRAFT)
        .mayHaveExecuted(attempt.mayHaveExecuted() || step == StepKind.EXECUTE)
        .build();
  }

  /** The attempt with its last call answered: it ended, and may have had its effect. */
  static Attempt answered(Attempt attempt) {
    Call call = attempt.lastCall();
    return call == null ? attempt : attempt.toBuilder().lastCall(call.withAnswer()).build();
  }

  /** The attempt with its last call answered: it ended, and did nothing. */
  static Attempt didNothing(Attempt attempt) {
    Call call = attempt.lastCall();
    if (call == null) {
      return attempt;
    }
    Attempt.Builder builder = attempt.toBuilder().lastCall(call.withAnswer());
    if (call.clean()) {
      switch (call.step()) {
        case DRAFT -> builder.mayHaveDraft(false);
        case EXECUTE -> builder.mayHaveExecuted(false);
      }
    }
    return builder.build();
  }
}
