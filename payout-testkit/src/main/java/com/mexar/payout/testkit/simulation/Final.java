package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Transition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * No machine moves what is final, but for a return; none gives up what is contradicted; and what is
 * final is true.
 */
final class Final implements Checker {
  private final Judge judge;

  Final(Judge judge) {
    this.judge = judge;
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    for (Transition transition : added) {
      PayoutStatus from = transition.from();
      boolean isOperators = transition.actor().startsWith("operator");
      boolean givesUp =
          transition.to() == PayoutStatus.FAILED || transition.to() == PayoutStatus.CANCELLED;
      judge.require(
          before == null
              || before.contradictions().isEmpty()
              || from == transition.to()
              || !givesUp
              || isOperators,
          Invariant.FINAL,
          after + " is given up while it is contradicted");
      boolean moves = from != null && from.isFinal() && from != transition.to();
      boolean isReturn = from == PayoutStatus.PAID && transition.to() == PayoutStatus.RETURNED;
      judge.require(
          !moves || isReturn || isOperators,
          Invariant.FINAL,
          after + " went from " + from + " to " + transition.to());
    }
  }

  @Override
  public void atTheEnd(CaseFile file) {
    Payout payout = file.payout();
    judge.require(
        payout.contradictions().isEmpty() || file.hasTask(),
        Invariant.FINAL,
        payout + " is contradicted without a task");
    Set<Deal.State> states =
        file.deals().stream().map(deal -> deal.state).collect(Collectors.toSet());
    boolean excused = file.wasLiedTo() && !file.staysWithALie();
    judge.require(
        isTrue(payout.status(), states) || excused,
        Invariant.FINAL,
        payout + " is " + payout.status() + ", and the providers say " + states);
  }

  private static boolean isTrue(PayoutStatus status, Set<Deal.State> states) {
    return switch (status) {
      case PAID -> states.contains(Deal.State.PAID) || states.contains(Deal.State.RETURNED);
      case RETURNED -> states.contains(Deal.State.RETURNED);
      case FAILED, CANCELLED ->
          !states.contains(Deal.State.PAID)
              && !states.contains(Deal.State.ACCEPTED)
              && !states.contains(Deal.State.HELD);
      case ACCEPTED, SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> true;
    };
  }
}
