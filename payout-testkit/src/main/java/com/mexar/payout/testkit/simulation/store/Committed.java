package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.Task;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

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

  /** The payout as it is. */
  public Optional<Payout> payout(PayoutId id) {
    return row(id).map(PayoutRow::payout);
  }

  /** All of its transitions, in their order; none where there is no such payout. */
  public List<Transition> history(PayoutId id) {
    return row(id).map(PayoutRow::history).orElse(List.of());
  }

  /** Up to which transition it has come; 0 where there is no such payout. */
  public long sequence(PayoutId id) {
    return row(id).map(row -> row.payout().sequence()).orElse(0L);
  }

  /** Sequences of a payout's events that are dead letters of a channel. */
  public Set<Long> deadLetters(String channel, PayoutId id) {
    return database.alone(
        () ->
            database.tables().deliveries.seenBy(null).stream()
                .filter(it -> it.state() == Delivery.State.DEAD)
                .filter(it -> it.id().channel().equals(channel) && it.event().payout().equals(id))
                .map(it -> it.event().sequence())
                .collect(Collectors.toSet()));
  }

  /** Whether it is there, in a final status. */
  public boolean isFinal(PayoutId id) {
    return row(id).filter(row -> row.status().isFinal()).isPresent();
  }

  /** The attempt of this reference. */
  public Optional<Attempt> attempt(AttemptReference reference) {
    AttemptKey key = database.alone(() -> database.tables().attempts.seenBy(null, reference));
    return key == null
        ? Optional.empty()
        : payout(key.payout()).flatMap(it -> it.attempt(key.number()));
  }

  private Optional<PayoutRow> row(PayoutId id) {
    return Optional.ofNullable(database.alone(() -> database.tables().payouts.seenBy(null, id)));
  }

  /** Told of each payout as it is committed; nothing in there may wait or use a transaction. */
  public void onPayout(PayoutWatcher watcher) {
    database
        .tables()
        .payouts
        .onCommit(
            (id, before, after) -> {
              if (after != null) {
                int known = before == null ? 0 : before.history().size();
                watcher.committed(
                    before == null ? null : before.payout(),
                    after.payout(),
                    after.history().subList(known, after.history().size()));
              }
            });
  }

  /** Told of each state of a provider as it is committed; bounds as for {@link #onPayout}. */
  public void onProviderState(BiConsumer<ProviderName, ProviderState> watcher) {
    database
        .tables()
        .providers
        .onCommit(
            (provider, before, after) -> {
              if (after != null) {
                watcher.accept(provider, after);
              }
            });
  }

  /** What was committed of a payout. */
  public interface PayoutWatcher {
    /**
     * A payout was committed.
     *
     * @param before null where it was accepted
     * @param added to its history, in order
     */
    void committed(@Nullable Payout before, Payout after, List<Transition> added);
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
