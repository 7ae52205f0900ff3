package com.mexar.payout.sandbox;

/** How a simulator sends the callbacks of a transaction; the transaction itself is paid. */
public enum CallbackQuirk {
  NORMAL("one callback for each change of state"),
  NONE("no callback at all"),
  BEFORE_ANSWER("all callbacks, that of paid too, arrive before the confirm is answered"),
  REPEATED("every callback is sent three times"),
  REVERSED("callbacks are held back and sent in reversed order"),
  GARBAGE("callbacks have a body that is no JSON"),
  WRONG_TYPES("callbacks have members of other types"),
  LYING("callbacks say paid, whereas the transaction is declined (code 2)");

  private final String what;

  CallbackQuirk(String what) {
    this.what = what;
  }

  /** What happens, in words for the table of magic accounts. */
  public String what() {
    return what;
  }
}
