package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.SandboxTimer;
import java.util.List;
import java.util.Optional;

/**
 * Plays the bank: moves an executed transaction through its stages as time passes, until somebody
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

  void on(Moved moved) {
    if (moved.state() != State.CONFIRMED) {
      return;
    }
    List<Stage> stages = Stage.of(behaviour(moved), pace);
    if (behaviour(moved).filter(BEFORE_ANSWER::equals).isPresent()) {
      stages.forEach(stage -> book.move(moved.id(), stage.to(), stage.declineCode()));
    } else {
      goOn(moved.id(), moved.state(), stages);
    }
  }

  /** Goes on with one that was under way when an earlier process ended. */
  void resume(Moved present) {
    List<Stage> stages = Stage.of(behaviour(present), pace);
    List<State> states = stages.stream().map(Stage::to).toList();
    int done = states.lastIndexOf(present.state()) + 1;
    if (done > 0 || present.state() == State.CONFIRMED) {
      goOn(present.id(), present.state(), stages.subList(done, stages.size()));
    }
  }

  private static Optional<Behaviour> behaviour(Moved moved) {
    return moved.declineWith().isPresent()
        ? Optional.of(new Behaviour.Declines(moved.declineWith().getAsInt()))
        : moved.behaviour();
  }

  private void goOn(long id, State from, List<Stage> stages) {
    if (stages.isEmpty()) {
      return;
    }
    Stage next = stages.get(0);
    timer.after(
        next.after(),
        () -> {
          if (book.moveOn(id, from, next)) {
            goOn(id, next.to(), stages.subList(1, stages.size()));
          }
        });
  }
}
