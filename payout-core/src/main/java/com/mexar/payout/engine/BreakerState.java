package com.mexar.payout.engine;

/** Whether a host makes new attempts with a provider, by how its last steps ended. */
public enum BreakerState {
  /** New attempts are made. */
  CLOSED,
  /** Its last steps failed for our or its reasons: payouts wait for a while. */
  OPEN,
  /** The while is over: one attempt at a time is made until one succeeds. */
  PROBING
}
