package com.mexar.payout.engine;

/** Why a resolution cannot be proposed or approved as things stand. */
public enum ResolutionRefusal {
  SEQUENCE_MOVED("The payout has moved on since; look at it again."),
  NO_SUCH_ATTEMPT("The payout has no attempt of this number."),
  STEP_UNDER_WAY("A call of this attempt may be under way; it is over within a minute."),
  ANOTHER_ATTEMPT_STANDS("Another attempt of the payout is not proven unexecuted."),
  NOTHING_TO_RESOLVE("Nothing contradicts what is settled of this attempt."),
  REFERENCE_USED_UP("No attempt follows after a payout's end; a new try is a new payout."),
  ALREADY_APPROVED("Another operator has approved it already.");

  private final String meaning;

  ResolutionRefusal(String meaning) {
    this.meaning = meaning;
  }

  /** In a sentence. */
  public String meaning() {
    return meaning;
  }
}
