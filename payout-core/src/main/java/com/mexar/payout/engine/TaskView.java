package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.store.Task;
import java.util.Map;

/** A task with the payout that it is about, as it stands now. */
public record TaskView(Task task, Payout payout) {

  static TaskView of(Task task, Map<PayoutId, Payout> payouts) {
    Payout payout = payouts.get(task.payout());
    if (payout == null) {
      throw new IllegalStateException("a task is about a payout that is there");
    }
    return new TaskView(task, payout);
  }
}
