package com.mexar.payout.domain;

/**
 * What operators say of one attempt of a payout.
 *
 * @param attempt the number of the attempt
 * @param sequence of the payout as the operators saw it: a payout that has moved on since is not
 *     the one that they spoke of
 * @param outcome what became of the attempt; never {@code OPEN}
 * @param retry whether a further attempt may follow; only after {@code UNEXECUTED}
 * @param evidence what they rest it on: 1 to 1000 printable characters, shown to operators alone
 */
public record ResolutionClaim(
    int attempt, long sequence, AttemptOutcome outcome, boolean retry, String evidence) {
  public static final int MAX_EVIDENCE = 1_000;

  public ResolutionClaim {
    Text.require(attempt >= 1, "attempt", "begins at 1");
    Text.require(sequence >= 1, "sequence", "begins at 1");
    Text.require(outcome != AttemptOutcome.OPEN, "outcome", "must be PAID, UNEXECUTED or RETURNED");
    Text.require(
        !retry || outcome == AttemptOutcome.UNEXECUTED, "retry", "only follows UNEXECUTED");
    Text.printable("evidence", evidence, MAX_EVIDENCE);
  }

  @Override
  public String toString() {
    return "ResolutionClaim[attempt " + attempt + ", " + outcome + ", sequence " + sequence + "]";
  }
}
