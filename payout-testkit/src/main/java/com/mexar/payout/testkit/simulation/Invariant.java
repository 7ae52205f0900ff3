package com.mexar.payout.testkit.simulation;

/** What has to hold in every history; the numbers are those of the design. */
public enum Invariant {
  ONE_EXECUTION("1", "of all attempts at most one is executed"),
  PROOF_FIRST("2", "no attempt before every earlier one is proven unexecuted"),
  WRITTEN_FIRST("3", "a step is committed before it is sent"),
  ANNOUNCED("4", "every change reaches every channel after its commit, gapless and in order"),
  FINAL("5", "what is final stays, and says what is true"),
  SAME_ANSWER("6", "the same request has the same answer, and what was accepted is there"),
  DURABLE_CALLBACK("7", "a callback that was answered is kept, and comes to something"),
  AUTHENTIC("8", "nothing moves on a forged callback"),
  OWNED("9", "nothing waits without an owner, and nobody is busy for ever"),
  SAYS_WHO("10", "every change says who made it"),
  EXACT("11", "nothing is paid on other terms than ours"),
  SOUND("sound", "no defect comes to light"),
  OBEYED("gate", "no step against a wish, a deadline, a price or a provider's state");

  private final String number;
  private final String meaning;

  Invariant(String number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number in the design, or a word where it has none. */
  public String number() {
    return number;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
