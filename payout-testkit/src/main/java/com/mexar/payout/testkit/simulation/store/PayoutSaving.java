package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Saves changes of payouts with all that belongs to them, in one statement. Stateless. */
final class PayoutSaving {
  private PayoutSaving() {}

  static void save(SimulatedTransaction tx, List<PayoutChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    int saved = tx.statement("save payouts", () -> saveEach(tx, changes));
    if (saved != changes.size()) {
      throw tx.conflict(
          (changes.size() - saved)
              + " of "
              + changes.size()
              + " payouts are not in the version that was read");
    }
  }

  private static int saveEach(SimulatedTransaction tx, List<PayoutChange> changes) {
    Tables tables = tx.tables();
    List<PayoutChange> saved = new ArrayList<>();
    for (PayoutChange change : changes) {
      PayoutRow row =
          tx.lock(
              tables.payouts,
              change.after().id(),
              found -> found.payout().version() == change.before());
      if (row != null) {
        requireConstraints(row, change);
        nameAttempts(tx, change.after());
        PayoutRow after = row.after(change, tx.now());
        requireConstraints(after);
        tx.alone(
            () -> {
              tx.write(tables.payouts, after.id(), after);
              return true;
            });
        saved.add(change);
      }
    }
    tx.alone(
        () -> {
          log(tx, saved);
          saved.forEach(change -> changeTasks(tx, change));
          return true;
        });
    return saved.size();
  }

  private static void nameAttempts(SimulatedTransaction tx, Payout payout) {
    for (Attempt attempt : payout.attempts()) {
      AttemptKey key = new AttemptKey(payout.id(), attempt.number(), attempt.provider());
      if (!tx.insert(tx.tables().attempts, attempt.reference(), key)) {
        AttemptKey named =
            tx.alone(() -> tx.tables().attempts.seenBy(tx.locks(), attempt.reference()));
        require(key.equals(named), "attempt_reference_is_used_once");
      }
    }
  }

  /** Positions are drawn in the order of each payout's sequence. */
  private static void log(SimulatedTransaction tx, List<PayoutChange> saved) {
    List<Event> events =
        saved.stream()
            .flatMap(change -> change.events().stream())
            .sorted(Comparator.comparingLong(Event::sequence))
            .toList();
    for (Event event : events) {
      long position = tx.tables().drawPosition();
      tx.write(tx.tables().events, position, new LoggedEvent(position, event));
    }
  }

  private static void changeTasks(SimulatedTransaction tx, PayoutChange change) {
    if (change.tasks().isEmpty() && change.moot().isEmpty()) {
      return;
    }
    PayoutId payout = change.after().id();
    Table<UUID, Task> tasks = tx.tables().tasks;
    List<Task> open =
        tasks.seenBy(tx.locks()).stream()
            .filter(task -> task.isOpen() && task.payout().equals(payout))
            .toList();
    for (TaskKind kind : new TreeSet<>(change.tasks())) {
      if (open.stream().noneMatch(task -> task.kind() == kind)) {
        Task opened = new Task(tx.tables().drawTaskId(), payout, kind, tx.now(), null);
        tx.write(tasks, opened.id(), opened);
      }
    }
    for (Task task : open) {
      if (change.moot().contains(task.kind())) {
        tx.write(
            tasks, task.id(), new Task(task.id(), payout, task.kind(), task.openedAt(), tx.now()));
      }
    }
  }

  private static void requireConstraints(PayoutRow before, PayoutChange change) {
    Set<Long> entered = new HashSet<>();
    before.history().forEach(transition -> entered.add(transition.sequence()));
    Set<Long> announced = new HashSet<>(entered);
    for (Transition transition : change.transitions()) {
      require(entered.add(transition.sequence()), "payout_transition_pkey");
    }
    for (Event event : change.events()) {
      require(announced.add(event.sequence()), "event_announces_one_transition");
    }
  }

  private static void requireConstraints(PayoutRow after) {
    Payout payout = after.payout();
    PayoutTimes times = after.times();
    require(
        (payout.status() == PayoutStatus.SUBMITTING) == (payout.lease() != null),
        "payout_lease_while_submitting");
    require(
        times.nextActionAt() != null || payout.status().isFinal(),
        "payout_is_final_or_looked_at_again");
    require(
        payout.attempts().stream()
                .filter(attempt -> attempt.outcome() != AttemptOutcome.UNEXECUTED)
                .count()
            <= 1,
        "attempt_is_executed_at_most_once");
  }

  private static void require(boolean holds, String constraint) {
    if (!holds) {
      throw new IllegalStateException("violates " + constraint);
    }
  }
}
