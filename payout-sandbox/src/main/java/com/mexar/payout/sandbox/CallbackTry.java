package com.mexar.payout.sandbox;

import java.time.Instant;

/**
 * One try to deliver one callback.
 *
 * @param state the state that the callback told, in the provider's words
 * @param number counted from 1
 * @param status the HTTP status of the answer, 0 when there was none
 */
public record CallbackTry(Instant at, String reference, String state, int number, int status) {

  /** Whether the receiver took it, that is answered 2xx. */
  public boolean accepted() {
    return status >= 200 && status < 300;
  }
}
