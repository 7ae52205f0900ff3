package com.mexar.payout.json;

import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.LogStart;
import java.util.List;

/**
 * What an operator wants sent again.
 *
 * <p>{@code reason} is as {@link com.mexar.payout.domain.OperatorAct} takes it.
 */
public sealed interface RedeliverRequest {

  String reason();

  /** Some deliveries, at least one. */
  record Some(List<DeliveryId> ids, String reason) implements RedeliverRequest {
    public Some {
      ids = List.copyOf(ids);
    }
  }

  /** Everything of a stretch of the log: behind {@code from}, and not behind {@code to}. */
  record Stretch(String channel, LogStart from, LogStart to, String reason)
      implements RedeliverRequest {}
}
