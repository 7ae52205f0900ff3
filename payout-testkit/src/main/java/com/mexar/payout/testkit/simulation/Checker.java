package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds one invariant against the truth, as things happen and at the end. */
interface Checker {

  /** A step is about to be sent. */
  default void stepLeaves(AttemptReference reference) {}

  /** A step has arrived at a provider, and nothing came of it yet. */
  default void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {}

  /** An event has arrived at a channel's destination. */
  default void eventArrives(Event event) {}

  /**
   * A payout was committed. Nothing in here may wait.
   *
   * @param before null where it was accepted
   * @param added to its history
   */
  default void committed(@Nullable Payout before, Payout after, List<Transition> added) {}

  /** Whether it has nothing more to wait for, once nothing goes wrong any more. */
  default boolean isSettled() {
    return true;
  }

  /** Everything is settled, or had its time: told once for each payout that was accepted. */
  default void atTheEnd(CaseFile file) {}
}
