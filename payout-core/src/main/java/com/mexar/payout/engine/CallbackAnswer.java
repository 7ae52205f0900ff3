package com.mexar.payout.engine;

import com.mexar.payout.callback.CallbackReply;

/** What a provider is told of its callback. */
public sealed interface CallbackAnswer {

  /** It is authentic and durable. */
  record Kept(CallbackReply reply) implements CallbackAnswer {}

  /**
   * It is not shown to be authentic, or its nonce was another message's; nothing was kept. The
   * reason may be logged.
   */
  record NotAuthentic(String why) implements CallbackAnswer {}

  /** No such provider anywhere. */
  record NoSuchProvider() implements CallbackAnswer {}

  /** A provider that other hosts know and this one does not: it is to be sent again. */
  record KnownElsewhere() implements CallbackAnswer {}
}
