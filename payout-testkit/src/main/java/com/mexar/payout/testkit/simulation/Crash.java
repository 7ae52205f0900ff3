package com.mexar.payout.testkit.simulation;

/** What a task meets whose host is no more: it ends here, and nothing that it does counts. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("the host is no more", null, false, false);
  }
}
