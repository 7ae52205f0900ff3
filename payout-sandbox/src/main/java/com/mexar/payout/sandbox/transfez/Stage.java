package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.Life;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One step of a transaction's life after its confirm: what it becomes, how long after the last. */
record Stage(Duration after, State to, OptionalInt declineCode) {

  private static final int UNLISTED_CODE = 4711;

  /** How long a transaction stays in a state before it becomes the next. */
  record Pace(Duration submitted, Duration settled, Duration refunded) {}

  /** The whole life after confirmed. */
  static List<Stage> of(Optional<Behaviour> behaviour, Pace pace) {
    Stages stages = new Stages(pace);
    if (behaviour.isEmpty()) {
      return stages.of(Life.PAID);
    }
    Behaviour forced = behaviour.get();
    if (forced instanceof Behaviour.Declines declines) {
      return List.of(stages.submitted(), stages.declined(declines.code()));
    } else if (forced instanceof Behaviour.Lives lives) {
      return stages.of(lives.life());
    } else if (forced instanceof Behaviour.Calls calls && calls.quirk() == CallbackQuirk.LYING) {
      return List.of(stages.submitted(), stages.declined(2));
    }
    return stages.of(Life.PAID);
  }

  private record Stages(Pace pace) {

    List<Stage> of(Life life) {
      return switch (life) {
        case PAID, PAID_OTHER_AMOUNT, PAID_OTHER_ACCOUNT -> List.of(submitted(), paid());
        case PAID_AT_ONCE -> List.of(paid());
        case DECLINED_AT_ONCE -> List.of(declined(1));
        case STUCK_CONFIRMED -> List.of();
        case STUCK_SUBMITTED -> List.of(submitted());
        case REFUNDED_LATER -> List.of(submitted(), paid(), later(State.REFUNDED));
        case DECLINED_THEN_REFUNDED -> List.of(submitted(), declined(2), later(State.REFUNDED));
        case DECLINED_UNLISTED_CODE -> List.of(submitted(), declined(UNLISTED_CODE));
        case DECLINED_WITHOUT_CODE -> List.of(submitted(), stage(pace.settled(), State.DECLINED));
        case UNKNOWN_STATE -> List.of(submitted(), stage(pace.settled(), State.UNDER_REVIEW));
        case UNKNOWN_STATE_THEN_PAID ->
            List.of(submitted(), stage(pace.settled(), State.UNDER_REVIEW), paid());
        case PAID_THEN_DECLINED ->
            List.of(
                submitted(), paid(), new Stage(pace.refunded(), State.DECLINED, OptionalInt.of(3)));
        case DECLINED_THEN_PAID -> List.of(submitted(), declined(2), later(State.COMPLETED));
      };
    }

    Stage submitted() {
      return stage(pace.submitted(), State.SUBMITTED);
    }

    Stage declined(int code) {
      return new Stage(pace.settled(), State.DECLINED, OptionalInt.of(code));
    }

    private Stage paid() {
      return stage(pace.settled(), State.COMPLETED);
    }

    private Stage later(State to) {
      return stage(pace.refunded(), to);
    }

    private static Stage stage(Duration after, State to) {
      return new Stage(after, to, OptionalInt.empty());
    }
  }
}
