package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.util.Optional;

/** Whatever arrives at a provider was committed before. */
final class WrittenFirst implements Checker {
  private final Committed committed;
  private final Judge judge;

  WrittenFirst(Committed committed, Judge judge) {
    this.committed = committed;
    this.judge = judge;
  }

  @Override
  public void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    Optional<Attempt> attempt = committed.attempt(reference);
    boolean isWritten =
        attempt
            .filter(written -> written.provider().equals(bank.traits.name()))
            .map(Attempt::lastCall)
            .filter(call -> covers(call, step))
            .isPresent();
    judge.require(
        isWritten,
        Invariant.WRITTEN_FIRST,
        step + " of " + reference + " arrives that was never written: " + attempt);
  }

  /** A draft may arrive late, when its confirmation was written by another host. */
  private static boolean covers(Call written, StepKind step) {
    return written.step() == step || step == StepKind.DRAFT;
  }
}
