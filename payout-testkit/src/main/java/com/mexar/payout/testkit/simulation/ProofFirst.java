package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No attempt begins, and no step of one arrives, while an earlier one may be executed. */
final class ProofFirst implements Checker {
  private final Committed committed;
  private final List<Bank> banks;
  private final Judge judge;

  ProofFirst(Committed committed, List<Bank> banks, Judge judge) {
    this.committed = committed;
    this.banks = banks;
    this.judge = judge;
    banks.forEach(bank -> bank.onExecution(this::executed));
  }

  private void executed(Deal deal) {
    boolean isGivenUp =
        committed
            .attempt(deal.reference)
            .filter(attempt -> attempt.outcome() == AttemptOutcome.UNEXECUTED)
            .isPresent();
    judge.require(
        !isGivenUp || isLiedTo(deal.instruction),
        Invariant.PROOF_FIRST,
        deal + " is executed after it was proven that it never can be");
  }

  private boolean isLiedTo(PayoutInstruction instruction) {
    return banks.stream()
        .flatMap(bank -> bank.dealsOf(instruction.reference()))
        .anyMatch(deal -> deal.lied);
  }

  @Override
  public void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    List<Deal> deals =
        banks.stream()
            .flatMap(any -> any.deals().stream())
            .filter(deal -> deal.instruction.reference().equals(instruction.reference()))
            .toList();
    if (deals.stream().anyMatch(deal -> deal.lied) || movesNothing(bank, reference, step)) {
      return;
    }
    for (Deal deal : deals) {
      boolean sameAttempt = bank.deal(reference) == deal;
      // a draft that came too late for an attempt that is given up: nobody confirms it
      boolean isForgottenDraft = deal.state == Deal.State.DRAFT;
      judge.require(
          sameAttempt || !deal.isAlive() || isForgottenDraft,
          Invariant.PROOF_FIRST,
          step + " of " + reference + " arrives while " + deal.reference + " is " + deal.state);
    }
  }

  /**
   * A late draft of what was given up meanwhile, the late confirmation of a dead one, and what a
   * provider knows for a repetition.
   */
  private boolean movesNothing(Bank bank, AttemptReference reference, StepKind step) {
    Deal own = bank.deal(reference);
    return switch (step) {
      case DRAFT -> committed.attempt(reference).filter(Attempt::isOpen).isEmpty();
      case EXECUTE ->
          own != null
              && (bank.traits.drafted()
                  ? own.state != Deal.State.DRAFT
                  : bank.traits.repeatedReference() != RepeatedReference.UNKNOWN);
    };
  }

  /** Dead in truth as well, but for a draft that we never heard of: nobody can confirm it. */
  private void closes(Attempt attempt) {
    for (Bank bank : banks) {
      Deal deal = bank.deal(attempt.reference());
      if (deal != null && bank.traits.name().equals(attempt.provider())) {
        boolean isUnheardOf = deal.state == Deal.State.DRAFT && attempt.draft() == null;
        judge.require(
            !deal.isAlive() || deal.lied || isUnheardOf,
            Invariant.PROOF_FIRST,
            attempt + " is closed as unexecuted while it is " + deal.state);
      }
    }
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    for (Attempt attempt : after.attempts()) {
      boolean wasOpen =
          before == null || before.attempt(attempt.number()).map(Attempt::isOpen).orElse(true);
      if (wasOpen && attempt.outcome() == AttemptOutcome.UNEXECUTED) {
        closes(attempt);
      }
    }
    long standing =
        after.attempts().stream()
            .map(Attempt::outcome)
            .filter(outcome -> outcome != AttemptOutcome.UNEXECUTED)
            .count();
    judge.require(
        standing <= 1, Invariant.PROOF_FIRST, after + " has " + standing + " attempts that stand");
  }
}
