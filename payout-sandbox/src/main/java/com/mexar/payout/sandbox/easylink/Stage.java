package com.mexar.payout.sandbox.easylink;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.Life;
import com.mexar.payout.sandbox.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of a transfer's life once it is executed: what it becomes, how long after the last. */
record Stage(Duration after, State to, String reason) {

  private static final String REASON = "Transaction failed at the bank";

  /** How long a transfer stays in a state before it becomes the next. */
  record Pace(Duration sent, Duration settled, Duration refunded) {}

  /** The whole life. Magic accounts speak in TransfeZ's words: declined is failed here. */
  static List<Stage> of(Optional<Behaviour> behaviour, Pace pace) {
    Stages stages = new Stages(pace);
    if (behaviour.isEmpty()) {
      return stages.of(Life.PAID);
    }
    Behaviour forced = behaviour.get();
    if (forced instanceof Behaviour.Declines declines) {
      return stages.sent(
          stages.failed("declined with code " + declines.code()),
          stages.later(State.REFUND_SUCCESS));
    } else if (forced instanceof Behaviour.Lives lives) {
      return stages.of(lives.life());
    } else if (forced instanceof Behaviour.Calls calls && calls.quirk() == CallbackQuirk.LYING) {
      return stages.of(Life.DECLINED_THEN_REFUNDED);
    } else if (forced.equals(new Behaviour.Refuses(Refusal.DENIED_COMPLIANCE))) {
      return List.of(
          stages.next(State.REVIEW), new Stage(pace.settled(), State.CANCELED, "compliance"));
    }
    return stages.of(Life.PAID);
  }

  private record Stages(Pace pace) {

    List<Stage> of(Life life) {
      return switch (life) {
        case PAID, PAID_OTHER_AMOUNT, PAID_OTHER_ACCOUNT -> sent(settled(State.COMPLETE));
        case PAID_AT_ONCE -> List.of(settled(State.COMPLETE));
        case DECLINED_AT_ONCE -> List.of(failed(REASON), later(State.REFUND_SUCCESS));
        case STUCK_CONFIRMED -> List.of();
        case STUCK_SUBMITTED -> sent();
        case REFUNDED_LATER -> sent(settled(State.COMPLETE), later(State.REFUND_SUCCESS));
        case DECLINED_THEN_REFUNDED -> sent(failed(REASON), later(State.REFUND_SUCCESS));
        case DECLINED_UNLISTED_CODE -> sent(failed(REASON));
        case DECLINED_WITHOUT_CODE -> sent(failed(""));
        case UNKNOWN_STATE -> sent(settled(State.UNHEARD_OF));
        case UNKNOWN_STATE_THEN_PAID -> sent(settled(State.UNHEARD_OF), settled(State.COMPLETE));
        case PAID_THEN_DECLINED ->
            sent(settled(State.COMPLETE), new Stage(pace.refunded(), State.FAILED, REASON));
        case DECLINED_THEN_PAID -> sent(failed(REASON), later(State.COMPLETE));
      };
    }

    /** As all go until the bank has it, and then so. */
    List<Stage> sent(Stage... then) {
      List<Stage> stages = new ArrayList<>();
      stages.add(next(State.PAYOUT));
      stages.add(next(State.SENT));
      stages.addAll(List.of(then));
      return stages;
    }

    Stage next(State to) {
      return new Stage(pace.sent(), to, "");
    }

    Stage failed(String reason) {
      return new Stage(pace.settled(), State.FAILED, reason);
    }

    Stage later(State to) {
      return new Stage(pace.refunded(), to, "");
    }

    private Stage settled(State to) {
      return new Stage(pace.settled(), to, "");
    }
  }
}
