package com.mexar.payout.lifecycle;

/** What the status table orders. */
public enum Effect {
  /** The payout takes the ruling's status. */
  MOVE("the payout moves"),
  /**
   * A further step of the same attempt may be made; the payout is or becomes {@code SUBMITTING}.
   */
  CONTINUE("go on with the same attempt"),
  /** The attempt is closed as unexecuted; the class of the refusal and the cancel wish decide. */
  CLOSE("the attempt is closed as unexecuted, then by refusal class and cancel wish"),
  /** Failed without proof: in doubt, and a task. */
  DOUBT("in doubt, and a task"),
  /** The provider no longer knows what it had acknowledged: stays, and a task. */
  FORGOTTEN("stays, and a task"),
  /** The claim that stands already. */
  REPEATED("recorded as repeated"),
  /** Older or weaker than what is known. */
  STALE("recorded as stale"),
  /** Later news that agrees with what is settled. */
  FITS("recorded: it fits"),
  /** Excludes what is settled: announced, alerted, a task; no machine moves the status. */
  CONTRADICTION("contradiction: announced, and a task"),
  /** Status and attempt cannot occur together; meeting it is a defect. */
  IMPOSSIBLE("cannot occur");

  private final String meaning;

  Effect(String meaning) {
    this.meaning = meaning;
  }

  /** In words, for the printed table. */
  public String meaning() {
    return meaning;
  }
}
