package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.store.Page;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.store.TaskQuery.Place;
import com.mexar.payout.store.TaskStore;
import com.mexar.payout.store.Transaction;
import java.util.Comparator;
import java.util.List;

/** Tasks in memory. Thread-safe. */
final class SimulatedTaskStore implements TaskStore {
  private static final Comparator<Place> OLDEST_FIRST =
      Comparator.comparing(Place::openedAt).thenComparing(Place::id, Tables.BY_BYTES);

  private final SimulatedDatabase database;

  SimulatedTaskStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public Page<Task> list(Transaction tx, TaskQuery query) {
    SimulatedTransaction own = database.of(tx);
    List<Task> read =
        own.statement(
            "list tasks",
            () ->
                own.alone(() -> own.tables().tasks.seenBy(own.locks())).stream()
                    .filter(task -> query.open() == null || query.open() == task.isOpen())
                    .filter(
                        task ->
                            query.after() == null
                                || OLDEST_FIRST.compare(place(task), query.after()) > 0)
                    .sorted(Comparator.comparing(SimulatedTaskStore::place, OLDEST_FIRST))
                    .limit(query.limit() + 1L)
                    .toList());
    return Page.of(read, query.limit());
  }

  private static Place place(Task task) {
    return new Place(task.openedAt(), task.id());
  }
}
