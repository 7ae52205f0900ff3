package com.mexar.payout.provider;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;

/** The ability to understand a provider's callbacks. No I/O in any method. */
public interface ReceivesCallbacks {

  /**
   * Proves that the provider sent this.
   *
   * @throws CallbackRefusedException if it did not, or that cannot be shown
   */
  VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException;

  /**
   * What an authentic callback says. A statement only where the proof covers all that is read from
   * it, otherwise a hint. Where the callback names no attempt, or cannot be read, throw: an
   * exception counts as a hint on the attempt that the proof names, if it names one; if not, the
   * callback stays in the inbox as not understood, for an operator to replay, and moves nothing. It
   * was answered before, so that the provider does not send it again on that account.
   */
  CallbackNews interpret(VerifiedCallback callback);

  /** What the provider wants to be answered once its callback is durable. */
  CallbackReply acknowledgement();
}
