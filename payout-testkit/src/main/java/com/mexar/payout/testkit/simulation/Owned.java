package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is not final comes to its end or has a task, in bounded time and with bounded work. */
final class Owned implements Checker {
  /** Some ten times what the busiest payout of many histories needed. */
  private static final long MOST_CHANGES = 2_000;

  private final Committed committed;
  private final Timeline timeline;
  private final Judge judge;

  Owned(Committed committed, Timeline timeline, Judge judge) {
    this.committed = committed;
    this.timeline = timeline;
    this.judge = judge;
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    if (after.version() == MOST_CHANGES) {
      judge.violated(Invariant.OWNED, after + " was changed " + MOST_CHANGES + " times");
      timeline.stopAfter(0);
    }
  }

  @Override
  public boolean isSettled() {
    return committed.payouts().stream()
        .allMatch(id -> committed.isFinal(id) || !committed.openTasks(id).isEmpty());
  }

  @Override
  public void atTheEnd(CaseFile file) {
    Payout payout = file.payout();
    judge.require(
        payout.status().isFinal() || file.hasTask(),
        Invariant.OWNED,
        payout + " waits for nobody, as " + payout.status() + " " + payout.waitingFor());
    judge.require(
        payout.status().isFinal() || committed.nextActionAt(payout.id()).isPresent(),
        Invariant.OWNED,
        payout + " is never looked at again");
    boolean mayChange =
        payout.status() == PayoutStatus.PAID || payout.status() == PayoutStatus.FAILED;
    judge.require(
        !mayChange
            || payout.attempts().isEmpty()
            || committed.nextActionAt(payout.id()).isPresent(),
        Invariant.OWNED,
        payout + " may still change, and is never looked at again");
  }
}
