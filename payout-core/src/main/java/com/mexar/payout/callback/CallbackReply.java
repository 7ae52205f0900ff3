package com.mexar.payout.callback;

/**
 * The answer to a callback.
 *
 * @param status of HTTP, 200 to 299
 * @param contentType empty where there is no body
 */
public record CallbackReply(int status, String contentType, String body) {
  public static final CallbackReply NO_CONTENT = new CallbackReply(204, "", "");

  public CallbackReply {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("a callback that is kept is answered with a 2xx");
    }
  }
}
