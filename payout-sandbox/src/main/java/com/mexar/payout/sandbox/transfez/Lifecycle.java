package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.SandboxTimer;
import java.util.List;
import java.util.Optional;

/** Plays the bank: moves an executed transaction through its stages as time passes. */
final class Lifecycle {

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
    Optional<Behaviour> behaviour = moved.behaviour();
    if (moved.declineWith().isPresent()) {
      behaviour = Optional.of(new Behaviour.Declines(moved.declineWith().getAsInt()));
    }
    List<Stage> stages = Stage.of(behaviour, pace);
    if (behaviour.filter(new Behaviour.Calls(CallbackQuirk.BEFORE_ANSWER)::equals).isPresent()) {
      stages.forEach(stage -> book.move(moved.id(), stage.to(), stage.declineCode()));
    } else {
      goOn(moved.id(), stages);
    }
  }

  private void goOn(long id, List<Stage> stages) {
    if (stages.isEmpty()) {
      return;
    }
    Stage next = stages.get(0);
    timer.after(
        next.after(),
        () -> {
          book.move(id, next.to(), next.declineCode());
          goOn(id, stages.subList(1, stages.size()));
        });
  }
}
