package com.mexar.payout.domain;

/**
 * Who of the operators acts, and why. Every change that an operator makes carries one.
 *
 * @param reason 1 to 500 printable characters; kept for auditors, never sent out
 */
public record OperatorAct(OperatorName operator, String reason) {
  public static final int MAX_REASON = 500;

  public OperatorAct {
    Text.printable("reason", reason, MAX_REASON);
  }

  /** As histories name the one who acted. */
  public String actor() {
    return "operator:" + operator;
  }

  @Override
  public String toString() {
    return "OperatorAct[" + operator + "]";
  }
}
