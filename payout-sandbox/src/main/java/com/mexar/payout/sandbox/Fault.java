package com.mexar.payout.sandbox;

/**
 * One way in which a call goes wrong on the wire. What matters most is whether the call was
 * executed all the same: see {@link #execution()}.
 */
public enum Fault {
  SLOW(Execution.AT_ONCE, "executed at once, answered late"),
  LATE(Execution.LATE, "executed late, after a usual time-out, and only then answered"),
  CUT_BEFORE(Execution.NONE, "connection cut, not executed"),
  CUT_AFTER(Execution.AT_ONCE, "executed, then connection cut without an answer"),
  ERROR_500_BEFORE(Execution.NONE, "500, not executed"),
  ERROR_500_AFTER(Execution.AT_ONCE, "executed, then 500"),
  HTML_502_BEFORE(Execution.NONE, "502 with an HTML page, not executed"),
  HTML_502_AFTER(Execution.AT_ONCE, "executed, then 502 with an HTML page"),
  GARBAGE_AFTER(Execution.AT_ONCE, "executed, then 200 with a body that is no JSON"),
  TRUNCATED_AFTER(Execution.AT_ONCE, "executed, then connection cut in the middle of the body"),
  NO_DATA_AFTER(Execution.AT_ONCE, "executed, then 200 with an envelope without data"),
  WRONG_TYPES_AFTER(Execution.AT_ONCE, "executed, then 200 with members of other types"),
  HUGE_AFTER(Execution.AT_ONCE, "executed, then 200 with a body of 32 MiB"),
  HANG_BEFORE(Execution.NONE, "never answered, not executed"),
  HANG_AFTER(Execution.AT_ONCE, "executed, never answered"),
  NOT_FOUND(Execution.NONE, "404 in the provider's own form, although it may exist; not executed"),
  GATEWAY_404_HTML(Execution.NONE, "404 with an HTML page of a gateway, not executed"),
  UNAUTHORIZED(Execution.NONE, "401, not executed"),
  TOO_MANY_REQUESTS(Execution.NONE, "429, not executed"),
  REDIRECT(Execution.NONE, "302 to another address, not executed");

  /** When a faulty call takes effect. */
  public enum Execution {
    /** Never. */
    NONE,
    /** When it arrives. */
    AT_ONCE,
    /** After the simulator's slowness has passed. */
    LATE
  }

  private final Execution execution;
  private final String what;

  Fault(Execution execution, String what) {
    this.execution = execution;
    this.what = what;
  }

  /** Whether and when the call takes effect in spite of the fault. */
  public Execution execution() {
    return execution;
  }

  /** What happens, in words for the table of magic accounts. */
  public String what() {
    return what;
  }
}
