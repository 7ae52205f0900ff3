package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the invariants of the engine against the truth: as things happen, and at the end. Reads the
 * store as it is committed, and the books of the banks.
 */
final class Referee {
  private static final int MOST_TASKS = 10_000;
  private static final int MOST_TOLD = 30;

  private final Stores stores;
  private final List<Bank> banks;
  private final List<SimulatedChannel> channels;
  private final Judge judge;
  private final Fates fates;

  Referee(
      Stores stores, List<Bank> banks, List<SimulatedChannel> channels, Judge judge, Fates fates) {
    this.stores = stores;
    this.banks = banks;
    this.channels = channels;
    this.judge = judge;
    this.fates = fates;
    banks.forEach(bank -> bank.onArrival(this::stepArrives));
    channels.forEach(channel -> channel.onArrival(this::eventArrives));
  }

  /** Invariants 2 and 3, at the moment that matters for both. */
  private void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    @Nullable AttemptKey key =
        in(tx -> stores.payouts().findAttempts(tx, Set.of(reference))).get(reference);
    if (key == null) {
      judge.violated(3, "a step of " + reference + " arrives that was never written");
      return;
    }
    for (Bank other : banks) {
      for (Deal deal : other.deals()) {
        boolean sameAttempt = other == bank && deal.reference.equals(reference);
        if (!sameAttempt
            && deal.instruction.reference().equals(instruction.reference())
            && deal.isAlive()
            // a draft that came too late for an attempt that is given up: nobody confirms it
            && deal.state != Deal.State.DRAFT) {
          judge.violated(
              2,
              step + " of " + reference + " arrives while " + deal.reference + " is " + deal.state);
        }
      }
    }
  }

  /** Invariant 4, its first half. */
  private void eventArrives(Event event) {
    boolean committed =
        in(tx -> stores.payouts().history(tx, event.payout())).stream()
            .anyMatch(transition -> transition.sequence() == event.sequence());
    judge.require(committed, 4, event + " arrives and is not committed");
  }

  /** Whether every payout has come to its end, or to an operator, and everybody knows. */
  boolean isSettled(List<Client> clients) {
    Set<PayoutId> withTask = withOpenTask();
    for (Client client : clients) {
      for (PayoutId id : client.accepted().values()) {
        Optional<Payout> payout = in(tx -> stores.payouts().find(tx, id));
        boolean settled =
            payout.isPresent()
                && (payout.get().status().isFinal() || withTask.contains(id))
                && channels.stream()
                    .allMatch(
                        channel -> firstArrivals(channel, id).size() == payout.get().sequence());
        if (!settled) {
          return false;
        }
      }
    }
    return true;
  }

  private Set<PayoutId> withOpenTask() {
    return in(tx -> stores.tasks().list(tx, new TaskQuery(true, null, MOST_TASKS))).items().stream()
        .map(Task::payout)
        .collect(Collectors.toSet());
  }

  private static List<Long> firstArrivals(SimulatedChannel channel, PayoutId id) {
    return channel.arrivals().getOrDefault(id, List.of()).stream()
        .map(Event::sequence)
        .distinct()
        .toList();
  }

  /** Invariant 7: what was answered with a 2xx is in the inbox. */
  void judgeCallbacks(int answered, int kept) {
    judge.require(
        kept >= answered, 7, answered + " callbacks were answered as kept, and " + kept + " are");
  }

  /** Everything that holds once no more goes wrong and all had time. */
  void judgeTheEnd(List<Client> clients) {
    Set<PayoutId> withTask = withOpenTask();
    for (Client client : clients) {
      client.accepted().forEach((reference, id) -> judge(reference, id, withTask.contains(id)));
    }
  }

  private void judge(String reference, PayoutId id, boolean hasTask) {
    Payout payout = in(tx -> stores.payouts().find(tx, id)).orElse(null);
    if (payout == null) {
      judge.violated(6, "a payout that was accepted is lost: " + reference);
      return;
    }
    fates.happened("end: " + payout.status() + (hasTask ? " with a task" : ""));
    List<Deal> deals =
        banks.stream()
            .flatMap(bank -> bank.deals().stream())
            .filter(deal -> deal.instruction.reference().value().equals(reference))
            .toList();
    int before = judge.violations().size();
    executedOnce(payout, deals);
    statusIsTrue(payout, deals);
    history(payout);
    announced(payout);
    judge.require(
        payout.contradictions().isEmpty() || hasTask,
        5,
        payout + " is contradicted without a task");
    judge.require(
        payout.status().isFinal() || hasTask,
        9,
        payout + " waits for nobody, as " + payout.status() + " " + payout.waitingFor());
    if (judge.violations().size() > before) {
      judge.explain(story(payout, deals));
    }
  }

  /** What happened to a payout, for whoever has to understand a violation. */
  private String story(Payout payout, List<Deal> deals) {
    StringBuilder story = new StringBuilder("The history of " + payout + ":\n");
    List<Transition> all = in(tx -> stores.payouts().history(tx, payout.id()));
    for (Transition transition : all.subList(Math.max(0, all.size() - MOST_TOLD), all.size())) {
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
    banks.forEach(bank -> story.append("  " + bank.traits + "\n"));
    return story
        .append("  contradictions: " + payout.contradictions() + ", hints " + payout.hints())
        .append(", waits for " + payout.waitingFor() + ", cancel asked " + payout.cancelRequested())
        .toString();
  }

  private void executedOnce(Payout payout, List<Deal> deals) {
    int executions =
        deals.stream()
            .filter(deal -> deal.state != Deal.State.REJECTED)
            .mapToInt(deal -> deal.executions)
            .sum();
    judge.require(executions <= 1, 1, payout + " was executed " + executions + " times");
  }

  private void statusIsTrue(Payout payout, List<Deal> deals) {
    Set<Deal.State> states = deals.stream().map(deal -> deal.state).collect(Collectors.toSet());
    switch (payout.status()) {
      case PAID ->
          judge.require(
              states.contains(Deal.State.PAID) || states.contains(Deal.State.RETURNED),
              5,
              payout + " is PAID, and the banks say " + states);
      case RETURNED ->
          judge.require(
              states.contains(Deal.State.RETURNED),
              5,
              payout + " is RETURNED, and the banks say " + states);
      case FAILED, CANCELLED ->
          judge.require(
              !states.contains(Deal.State.PAID)
                  && !states.contains(Deal.State.ACCEPTED)
                  && !states.contains(Deal.State.HELD),
              5,
              payout + " is " + payout.status() + ", and the banks say " + states);
      case ACCEPTED, SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> {}
    }
  }

  private void history(Payout payout) {
    List<Transition> history = in(tx -> stores.payouts().history(tx, payout.id()));
    judge.require(
        history.stream()
            .map(Transition::sequence)
            .toList()
            .equals(LongStream.rangeClosed(1, payout.sequence()).boxed().toList()),
        4,
        "the history of " + payout + " has a gap");
    for (Transition transition : history) {
      judge.require(!transition.actor().isBlank(), 10, "nobody made a change of " + payout);
      PayoutStatus from = transition.from();
      boolean machine = !transition.actor().startsWith("operator");
      judge.require(
          from == null
              || !from.isFinal()
              || from == transition.to()
              || (from == PayoutStatus.PAID && transition.to() == PayoutStatus.RETURNED)
              || !machine,
          5,
          payout + " went from " + from + " to " + transition.to());
      if (from != null) {
        fates.happened("change: " + from + " to " + transition.to());
      }
    }
  }

  private void announced(Payout payout) {
    List<Long> expected = LongStream.rangeClosed(1, payout.sequence()).boxed().toList();
    for (SimulatedChannel channel : channels) {
      List<Long> firsts = firstArrivals(channel, payout.id());
      judge.require(firsts.equals(expected), 4, "of " + payout + " arrived " + firsts);
    }
  }

  private <T> T in(Function<Transaction, T> work) {
    return stores.transactions().inTransaction(work);
  }
}
