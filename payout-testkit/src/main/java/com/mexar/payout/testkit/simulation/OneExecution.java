package com.mexar.payout.testkit.simulation;

/** Of all attempts of a payout at most one was executed. */
final class OneExecution implements Checker {
  private final Judge judge;

  OneExecution(Judge judge) {
    this.judge = judge;
  }

  @Override
  public void atTheEnd(CaseFile file) {
    int executions =
        file.deals().stream()
            .filter(deal -> deal.state != Deal.State.REJECTED)
            .mapToInt(deal -> deal.executions)
            .sum();
    judge.require(
        executions <= 1 || (file.wasLiedTo() && !file.staysWithALie()),
        Invariant.ONE_EXECUTION,
        file.payout() + " was executed " + executions + " times");
  }
}
