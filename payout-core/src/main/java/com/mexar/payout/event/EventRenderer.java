package com.mexar.payout.event;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Transition;

/** Writes the data of an event, as the contract has it. Deterministic; thread-safe. */
public interface EventRenderer {

  /** The JSON text of the announcement that this transition led to this payout. */
  String render(Payout payout, Transition transition);
}
