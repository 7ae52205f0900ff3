package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Transition;
import java.util.List;

/**
 * What is known of one payout at the end of a history.
 *
 * @param history as the store has it
 * @param deals what the providers know of its attempts, in truth
 * @param hasTask whether one of its tasks is open
 * @param wasContradicted whether it has been, at any time
 */
record CaseFile(
    Payout payout,
    List<Transition> history,
    List<Deal> deals,
    boolean hasTask,
    boolean wasContradicted) {

  /** Whether a provider said what is not so: nobody can be wiser than what is said. */
  boolean wasLiedTo() {
    return deals.stream().anyMatch(deal -> deal.lied);
  }

  /** Whether after a lie the truth was told of an attempt, which still stands as the lie had it. */
  boolean staysWithALie() {
    return !wasContradicted
        && deals.stream().anyMatch(deal -> deal.toldTruthAfterLie && !agrees(deal));
  }

  private boolean agrees(Deal deal) {
    AttemptOutcome outcome =
        payout.attempts().stream()
            .filter(attempt -> attempt.reference().equals(deal.reference))
            .map(Attempt::outcome)
            .findFirst()
            .orElse(AttemptOutcome.OPEN);
    return switch (outcome) {
      case OPEN, RETURNED -> true;
      case PAID -> deal.executions > 0;
      case UNEXECUTED -> deal.state != Deal.State.PAID;
    };
  }

  /** For whoever has to understand a violation. */
  String story() {
    StringBuilder story = new StringBuilder("The history of " + payout + ":\n");
    for (Transition transition :
        history.subList(Math.max(0, history.size() - 30), history.size())) {
      story.append(
          "  %s %s -> %s, attempt %s, %s, %s%n"
              .formatted(
                  transition.at(),
                  transition.from(),
                  transition.to(),
                  transition.attempt(),
                  transition.cause(),
                  transition.evidence()));
    }
    payout.attempts().forEach(attempt -> story.append("  " + attempt + "\n"));
    deals.forEach(deal -> story.append("  " + deal + "\n"));
    return story
        .append("  contradictions: " + payout.contradictions() + ", hints " + payout.hints())
        .append(", waits for " + payout.waitingFor() + ", cancel asked " + payout.cancelRequested())
        .toString();
  }
}
