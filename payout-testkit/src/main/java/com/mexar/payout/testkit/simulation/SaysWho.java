package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Transition;

/** Every change says who made it and when, and an operator's says why. */
final class SaysWho implements Checker {
  private final Judge judge;

  SaysWho(Judge judge) {
    this.judge = judge;
  }

  @Override
  public void atTheEnd(CaseFile file) {
    for (Transition transition : file.history()) {
      boolean isOperators = transition.actor().startsWith("operator");
      judge.require(
          transition.actor().matches("engine|(provider|client|operator):.+")
              && (!isOperators || transition.reason() != null),
          Invariant.SAYS_WHO,
          "entry "
              + transition.sequence()
              + " of "
              + file.payout()
              + " is by '"
              + transition.actor()
              + "' because of "
              + transition.reason());
    }
  }
}
