package com.mexar.payout.domain;

/**
 * What an operator is asked to look into. At most one task of a kind is open per payout, and it is
 * closed by the change that leaves nothing to look into.
 */
public enum TaskKind {
  /** Evidence contradicts what is settled. */
  CONTRADICTION("Find out from the provider which of its claims is true, and resolve the attempt."),
  /** The provider calls an attempt failed, without proof that it was not executed. */
  FAILED_WITHOUT_PROOF(
      "Have the provider confirm whether the attempt was executed, and resolve it."),
  /** The provider no longer knows, or again only as a draft, what it had acknowledged. */
  PROVIDER_FORGOT("Ask the provider what became of the attempt that it had acknowledged."),
  /** The schedule of inquiries has run to its end without an outcome. */
  INQUIRIES_EXHAUSTED("Ask the provider by other ways what became of the attempt."),
  /** As many attempts as the settings allow were made. */
  ATTEMPTS_EXHAUSTED("Decide by a resolution whether another attempt is made or the payout fails."),
  /** The provider refuses again and again for reasons that are ours or its own. */
  PROVIDER_KEEPS_REFUSING("Mend what the provider refuses us for: credentials, balance, outage."),
  /** No configured provider can serve the payout any more. */
  NO_ROUTE("Configure a provider that can serve the payout, or have its client cancel it."),
  /** The provider reports a state that this plug-in does not know. */
  STATE_NOT_KNOWN("Find out what the provider's state means, and have the plug-in learn it."),
  /** After a restore of the store nobody can tell by asking whether the payout was paid. */
  LOST_ATTEMPT(
      "Find out from every provider in use since the backup whether it paid this, then end the mode"
          + " or resolve the attempt.");

  private final String asked;

  TaskKind(String asked) {
    this.asked = asked;
  }

  /** What the operator is asked to do, in a sentence. */
  public String asked() {
    return asked;
  }

  /** Whether nothing is left to look into, now that the payout is as given. */
  public boolean isMoot(Payout payout) {
    PayoutStatus status = payout.status();
    return switch (this) {
      case CONTRADICTION -> payout.contradictions().isEmpty();
      case FAILED_WITHOUT_PROOF -> status != PayoutStatus.IN_DOUBT;
      case PROVIDER_FORGOT -> !status.hasOpenAttempt();
      case INQUIRIES_EXHAUSTED -> !status.hasOpenAttempt() || payout.inquiries() == 0;
      case ATTEMPTS_EXHAUSTED, NO_ROUTE -> status != PayoutStatus.ACCEPTED;
      case PROVIDER_KEEPS_REFUSING ->
          status.isFinal() || status == PayoutStatus.PENDING || status == PayoutStatus.ON_HOLD;
      case STATE_NOT_KNOWN -> status.isFinal();
      case LOST_ATTEMPT -> status != PayoutStatus.ACCEPTED && status != PayoutStatus.IN_DOUBT;
    };
  }
}
