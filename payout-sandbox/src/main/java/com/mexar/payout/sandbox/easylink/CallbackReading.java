package com.mexar.payout.sandbox.easylink;

/** What the signature of a callback covers, in the two readings that sources have. */
public enum CallbackReading {
  /** Three headers and the members of the body, as of requests. */
  HEADERS_AND_BODY,
  /** App key and timestamp alone. */
  APP_KEY_AND_TIMESTAMP
}
