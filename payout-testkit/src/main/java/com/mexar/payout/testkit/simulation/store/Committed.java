package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.store.Task;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What is committed in a database, past the ports: for whoever judges a history. Reading disturbs
 * nothing and locks nothing. Thread-safe; each answer is as of its call.
 */
public final class Committed {
  private final SimulatedDatabase database;

  Committed(SimulatedDatabase database) {
    this.database = database;
  }

  /** Every payout there is, in the order of the ids. */
  public List<PayoutId> payouts() {
    return database.alone(
        () -> database.tables().payouts.seenBy(null).stream().map(PayoutRow::id).toList());
  }

  /** When the payout is looked at next by the schedule; empty for never, or where there is none. */
  public Optional<Instant> nextActionAt(PayoutId payout) {
    return database.alone(
        () ->
            Optional.ofNullable(database.tables().payouts.seenBy(null, payout))
                .map(row -> row.times().nextActionAt()));
  }

  /** The kinds of the payout's open tasks. */
  public Set<TaskKind> openTasks(PayoutId payout) {
    Set<TaskKind> kinds = EnumSet.noneOf(TaskKind.class);
    for (Task task : database.alone(() -> database.tables().tasks.seenBy(null))) {
      if (task.isOpen() && task.payout().equals(payout)) {
        kinds.add(task.kind());
      }
    }
    return kinds;
  }

  /** How many callbacks are kept. */
  public int callbacks() {
    return database.alone(() -> database.tables().callbacks.seenBy(null).size());
  }

  /** How many rows were written so far, those of channels left out: their leases are renewed. */
  public long writes() {
    Tables tables = database.tables();
    return database.alone(
        () ->
            LongStream.of(
                    tables.payouts.writes(),
                    tables.keys.writes(),
                    tables.events.writes(),
                    tables.tasks.writes(),
                    tables.callbacks.writes(),
                    tables.providers.writes(),
                    tables.resolutions.writes(),
                    tables.audit.writes())
                .sum());
  }
}
