package com.mexar.payout.sandbox;

import java.time.Instant;

/**
 * One debit that really happened: what a test compares the gateway's belief with. Immutable.
 *
 * @param reference the reference that the caller chose
 * @param transactionId the provider's own id
 * @param account the beneficiary's account that was asked for
 * @param executedAt when the balance was debited
 * @param outcome what became of it so far
 */
public record Execution(
    String reference,
    String transactionId,
    Debit debit,
    String account,
    Instant executedAt,
    Outcome outcome) {

  /** What became of an execution. */
  public enum Outcome {
    /** The bank has not answered yet. */
    OPEN,
    /** The beneficiary was credited. */
    PAID,
    /** The money came back. */
    RETURNED
  }

  /** The same execution with another outcome. */
  public Execution with(Outcome news) {
    return new Execution(reference, transactionId, debit, account, executedAt, news);
  }

  @Override
  public String toString() {
    return "Execution[" + reference + ", " + transactionId + ", " + debit + ", " + outcome + "]";
  }
}
