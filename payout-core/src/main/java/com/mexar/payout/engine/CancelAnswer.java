package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;

/** What a client is told of its wish to cancel. */
public sealed interface CancelAnswer {

  /** The payout is cancelled, now or before. */
  record Cancelled(Payout payout) implements CancelAnswer {}

  /**
   * The wish is kept: no further step is begun, and the payout is cancelled once every attempt is
   * proven unexecuted. It may still be paid.
   */
  record Wished(Payout payout) implements CancelAnswer {}

  /** The payout has come to another end. */
  record NotCancellable(Payout payout) implements CancelAnswer {}

  /** The client has no such payout. */
  record NoSuchPayout() implements CancelAnswer {}
}
