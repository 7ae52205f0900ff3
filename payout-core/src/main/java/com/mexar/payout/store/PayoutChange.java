package com.mexar.payout.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stored change of one payout: what it becomes, what is announced, when it is looked at next.
 *
 * @param before the version that was read under the lock; {@code after.version()} is one more
 * @param transitions the new entries of the history, in order, ending at {@code after.sequence()}
 * @param events one for each transition
 * @param tasks to open where none of that kind is open for the payout
 * @param moot kinds whose task, where one is open, is closed
 * @param lease how long {@code after.lease()} is granted from the store's time on; null exactly
 *     where there is no lease
 */
public record PayoutChange(
    long before,
    Payout after,
    List<Transition> transitions,
    List<Event> events,
    Set<TaskKind> tasks,
    Set<TaskKind> moot,
    NextAction next,
    @Nullable Duration lease) {

  public PayoutChange {
    transitions = List.copyOf(transitions);
    events = List.copyOf(events);
    tasks = Set.copyOf(tasks);
    moot = Set.copyOf(moot);
    if (after.version() != before + 1) {
      throw new IllegalArgumentException("a change makes exactly one version");
    }
    if (transitions.size() != events.size()) {
      throw new IllegalArgumentException("every transition is announced, and nothing else is");
    }
    if ((lease == null) != (after.lease() == null)) {
      throw new IllegalArgumentException("a lease has a length, and only a lease has");
    }
  }
}
