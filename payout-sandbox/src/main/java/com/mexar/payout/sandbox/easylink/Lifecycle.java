package com.mexar.payout.sandbox.easylink;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.SandboxTimer;
import java.util.List;

/**
 * Plays the bank: moves an executed transfer through its stages as time passes, until somebody
 * moves it by hand.
 */
final class Lifecycle {

  private static final Behaviour BEFORE_ANSWER = new Behaviour.Calls(CallbackQuirk.BEFORE_ANSWER);

  private final Book book;
  private final SandboxTimer timer;
  private final Stage.Pace pace;

  Lifecycle(Book book, SandboxTimer timer, Stage.Pace pace) {
    this.book = book;
    this.timer = timer;
    this.pace = pace;
  }

  /** A transfer was executed in the state that is told: a domestic one created, else confirmed. */
  void on(Moved moved) {
    if (moved.state() != State.CREATE && moved.state() != State.CONFIRM) {
      return;
    }
    List<Stage> stages = Stage.of(moved.behaviour(), pace);
    if (moved.behaviour().filter(BEFORE_ANSWER::equals).isPresent()) {
      stages.forEach(stage -> book.move(moved.reference(), stage.to(), stage.reason()));
    } else {
      goOn(moved.reference(), moved.state(), stages);
    }
  }

  /** A draft stands: it is cancelled unless it is confirmed in time. */
  void drafted(String reference) {
    timer.after(Book.VALID, () -> book.expire(reference));
  }

  private void goOn(String reference, State from, List<Stage> stages) {
    if (stages.isEmpty()) {
      return;
    }
    Stage next = stages.get(0);
    timer.after(
        next.after(),
        () -> {
          if (book.moveOn(reference, from, next)) {
            goOn(reference, next.to(), stages.subList(1, stages.size()));
          }
        });
  }
}
