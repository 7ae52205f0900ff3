package com.mexar.payout.event.kafka;

import com.mexar.payout.event.LoggedEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An event that was handed to a producer, and what is to come of it. */
record Sent(LoggedEvent logged, Future<?> acknowledgement) {

  boolean isOver() {
    return acknowledgement.isDone();
  }

  /** Why it failed, or null where it was acknowledged. To be asked when it is over. */
  @Nullable Throwable failure() throws InterruptedException {
    try {
      acknowledgement.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
