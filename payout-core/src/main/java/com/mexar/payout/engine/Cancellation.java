package com.mexar.payout.engine;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.lifecycle.Command;
import com.mexar.payout.lifecycle.Lifecycle;
import com.mexar.payout.store.NextAction;
import java.util.Optional;

/**
 * Decides on a client's wish to cancel: at once where no attempt is open and none is questioned,
 * else the wish is kept, and whoever commits the next step meets it.
 */
final class Cancellation {
  private final Schedule schedule;
  private final LostAttempts lost;

  Cancellation(Schedule schedule, LostAttempts lost) {
    this.schedule = schedule;
    this.lost = lost;
  }

  /** What has become of the payout; {@link Outcome#REFUSED} and repeated wishes change nothing. */
  enum Outcome {
    CANCELLED,
    WISHED,
    REFUSED
  }

  Outcome decide(PayoutEdit edit, ClientId client) {
    Payout payout = edit.payout();
    if (payout.status() == PayoutStatus.CANCELLED) {
      return Outcome.CANCELLED;
    }
    if (payout.status().isFinal()) {
      return Outcome.REFUSED;
    }
    Optional<PayoutStatus> to = Lifecycle.on(payout.status(), Command.CANCEL);
    // an attempt that is closed, or was lost, may turn out to have been executed after all
    boolean questioned =
        payout.hinted()
            || !payout.contradictions().isEmpty()
            || !lost.mayEnd(payout, edit.moment());
    if (to.isPresent() && !questioned) {
      edit.put(payout.toBuilder().cancelRequested(true));
      edit.move(to.get(), Story.client(client).because(Reason.of(ReasonCode.CUST)));
      edit.next(schedule.inquiry(edit.payout(), edit.moment()));
      return Outcome.CANCELLED;
    }
    if (!payout.cancelRequested()) {
      edit.put(payout.toBuilder().cancelRequested(true));
      edit.next(
          switch (payout.status()) {
            // a draft may stand that an inquiry can kill
            case IN_DOUBT -> NextAction.NOW;
            // what is questioned is taken up once it is answered, and meets the wish before a route
            case ACCEPTED -> NextAction.NOW;
            default -> NextAction.KEEP;
          });
    }
    return Outcome.WISHED;
  }
}
