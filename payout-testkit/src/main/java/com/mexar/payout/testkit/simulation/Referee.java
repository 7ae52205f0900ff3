package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has every checker look, as things happen and at the end. Reads what is committed, and the books
 * of the providers.
 */
final class Referee {
  private final Committed committed;
  private final List<Bank> banks;
  private final List<Checker> checkers;
  private final Judge judge;
  private final Fates fates;
  private final Chronicle chronicle;
  private final Set<PayoutId> contradicted = new HashSet<>();

  Referee(
      Committed committed,
      List<Bank> banks,
      List<SimulatedChannel> channels,
      List<Checker> checkers,
      Judge judge,
      Fates fates,
      Chronicle chronicle) {
    this.committed = committed;
    this.banks = banks;
    this.checkers = checkers;
    this.judge = judge;
    this.fates = fates;
    this.chronicle = chronicle;
    banks.forEach(
        bank ->
            bank.onLeaving(
                reference -> checkers.forEach(checker -> checker.stepLeaves(reference))));
    banks.forEach(
        bank ->
            bank.onArrival(
                (at, reference, instruction, step) -> {
                  chronicle.tell(() -> step + " of " + reference + " arrives at " + at);
                  checkers.forEach(
                      checker -> checker.stepArrives(at, reference, instruction, step));
                }));
    channels.forEach(
        channel ->
            channel.onArrival(event -> checkers.forEach(checker -> checker.eventArrives(event))));
    committed.onPayout(this::committed);
  }

  private void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    if (!after.contradictions().isEmpty()) {
      contradicted.add(after.id());
    }
    for (Transition transition : added) {
      fates.happened("change: " + transition.from() + " to " + transition.to());
      chronicle.tell(
          () ->
              after.instruction().reference()
                  + " "
                  + transition.from()
                  + " -> "
                  + transition.to()
                  + ", "
                  + transition.cause()
                  + " "
                  + transition.evidence());
    }
    checkers.forEach(checker -> checker.committed(before, after, added));
  }

  /** Whether every payout has come to its end, or to an operator, and everybody knows. */
  boolean isSettled() {
    return checkers.stream().allMatch(Checker::isSettled);
  }

  /** Everything that holds once no more goes wrong and all had time. */
  void judgeTheEnd(List<Client> clients) {
    for (Client client : clients) {
      client.accepted().forEach(this::judgeTheEnd);
    }
  }

  private void judgeTheEnd(String reference, PayoutId id) {
    Payout payout = committed.payout(id).orElse(null);
    if (payout == null) {
      judge.violated(Invariant.SAME_ANSWER, "a payout that was accepted is lost: " + reference);
      return;
    }
    CaseFile file =
        new CaseFile(
            payout,
            committed.history(id),
            banks.stream().flatMap(bank -> bank.dealsOf(payout.instruction().reference())).toList(),
            !committed.openTasks(id).isEmpty(),
            contradicted.contains(id));
    fates.happened("end: " + payout.status() + (file.hasTask() ? " with a task" : ""));
    int before = judge.violations().size();
    checkers.forEach(checker -> checker.atTheEnd(file));
    if (judge.violations().size() > before) {
      judge.explain(file.story());
    }
  }
}
