package com.mexar.payout.testkit.engine;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;

/** Three operators, each with a reason that nobody else gives. */
final class Operators {
  static final OperatorAct ANA = act("ana", "the regulator called");
  static final OperatorAct BEA = act("bea", "I have read the letter");
  static final OperatorAct CAY = act("cay", "so have I");

  private Operators() {}

  static OperatorAct act(String name, String reason) {
    return new OperatorAct(new OperatorName(name), reason);
  }
}
