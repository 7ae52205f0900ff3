package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft of other terms is never confirmed, and no machine calls a payment of them PAID. */
final class Exact implements Checker {
  private final List<Bank> banks;
  private final Judge judge;

  Exact(List<Bank> banks, Judge judge) {
    this.banks = banks;
    this.judge = judge;
  }

  @Override
  public void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    Deal deal = bank.deal(reference);
    judge.require(
        deal == null
            || step != StepKind.EXECUTE
            || deal.state != Deal.State.DRAFT
            || !deal.hasOtherTerms(),
        Invariant.EXACT,
        "a draft of other terms is confirmed: " + reference);
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    for (Transition transition : added) {
      boolean isSettling =
          transition.from() != transition.to()
              && (transition.to() == PayoutStatus.PAID || transition.to() == PayoutStatus.RETURNED)
              && !transition.actor().startsWith("operator");
      if (isSettling) {
        Deal deal = deal(after, transition);
        judge.require(
            deal == null || !deal.hasOtherTerms(),
            Invariant.EXACT,
            after + " is " + transition.to() + " on other terms than ours");
      }
    }
  }

  private @Nullable Deal deal(Payout payout, Transition transition) {
    Integer number = transition.attempt();
    if (number == null) {
      return null;
    }
    AttemptReference reference = payout.attempt(number).orElseThrow().reference();
    return banks.stream()
        .map(bank -> bank.deal(reference))
        .filter(deal -> deal != null)
        .findFirst()
        .orElse(null);
  }
}
