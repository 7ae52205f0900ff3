package com.mexar.payout.testkit.plugin;

/**
 * What goes wrong between a plug-in and its provider. After each of them it may have been executed,
 * so that none of them may be taken for an answer.
 */
enum WireFault {
  CUT_BEFORE(false, false),
  CUT_AFTER(true, false),
  HANG_BEFORE(false, true),
  HANG_AFTER(true, true),
  DRIP_AFTER(true, true),
  BAD_GATEWAY_BEFORE(false, false),
  BAD_GATEWAY_AFTER(true, false),
  REDIRECT_BEFORE(false, false),
  EMPTY_AFTER(true, false),
  HTML_AFTER(true, false),
  NOT_HTTP_AFTER(true, false),
  TRUNCATED_AFTER(true, false),
  HALF_AFTER(true, false),
  WRONG_TYPES_AFTER(true, false),
  ENDLESS_AFTER(true, false);

  private final boolean forwarded;
  private final boolean slow;

  WireFault(boolean forwarded, boolean slow) {
    this.forwarded = forwarded;
    this.slow = slow;
  }

  /** Whether the provider gets the request all the same. */
  boolean isForwarded() {
    return forwarded;
  }

  /** Whether only the plug-in's own patience ends it. */
  boolean isSlow() {
    return slow;
  }
}
