package com.mexar.payout.domain;

/** What is settled of an attempt. It is open until it is paid, returned, or proven unexecuted. */
public enum AttemptOutcome {
  OPEN,
  PAID,
  RETURNED,
  UNEXECUTED
}
