package com.mexar.payout.engine;

/** Whether one more attempt may be made with a provider now. */
enum Leave {
  GIVEN,
  /** It has as many calls under way as it takes. */
  BUSY,
  /** Its breaker is tried out by another attempt. */
  TRIED_OUT
}
