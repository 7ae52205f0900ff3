package com.mexar.payout.lifecycle;

/** What somebody asks of a payout, as opposed to what evidence says of an attempt. */
public enum Command {
  OPEN_ATTEMPT,
  CANCEL,
  DEADLINE_PASSED
}
