package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.CallbackStore;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Keeping;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The inbox of callbacks in memory. Thread-safe. */
final class SimulatedCallbackStore implements CallbackStore {
  private final SimulatedDatabase database;

  SimulatedCallbackStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public List<Keeping> keep(Transaction tx, List<IncomingCallback> callbacks) {
    SimulatedTransaction own = database.of(tx);
    Map<UUID, Keeping> kept = new HashMap<>();
    List<CallbackArrival> waiting = CallbackArrival.group(callbacks);
    while (!waiting.isEmpty()) {
      // one row may be given only once to a statement that may update it
      TreeMap<CallbackKey, CallbackArrival> now = new TreeMap<>();
      List<CallbackArrival> later = new ArrayList<>();
      for (CallbackArrival arrival : waiting) {
        if (now.putIfAbsent(arrival.key(), arrival) != null) {
          later.add(arrival);
        }
      }
      kept.putAll(
          own.patientStatement(
              "keep callbacks",
              () -> {
                Map<UUID, Keeping> keepings = new HashMap<>();
                now.values().forEach(arrival -> keepings.putAll(keep(own, arrival)));
                return keepings;
              }));
      waiting = later;
    }
    return callbacks.stream().map(callback -> kept.get(callback.id())).toList();
  }

  /** The index decides: whoever comes second meets the row of the first. */
  private static Map<UUID, Keeping> keep(SimulatedTransaction tx, CallbackArrival arrival) {
    Tables tables = tx.tables();
    UUID id = arrival.first().id();
    UUID kept = id;
    CallbackRow row;
    if (tx.insert(tables.callbackKeys, arrival.key(), id)) {
      row = CallbackRow.of(arrival, tx.now());
    } else {
      kept =
          Objects.requireNonNull(
              tx.alone(() -> tables.callbackKeys.seenBy(tx.locks(), arrival.key())));
      CallbackRow before = Objects.requireNonNull(tx.lock(tables.callbacks, kept));
      row =
          before.content().equals(arrival.content())
              ? before.repeatedBy(arrival, tx.now())
              : before;
    }
    boolean isOfAnother = !row.content().equals(arrival.content());
    if (!isOfAnother) {
      write(tx, row);
    }
    Map<UUID, Keeping> keepings = new HashMap<>();
    for (IncomingCallback each : arrival.all()) {
      Keeping same = each.id().equals(kept) ? Keeping.FIRST : Keeping.REPEATED;
      keepings.put(each.id(), isOfAnother ? Keeping.NONCE_OF_ANOTHER : same);
    }
    return keepings;
  }

  @Override
  public List<StoredCallback> lockDue(Transaction tx, int limit) {
    SimulatedTransaction own = database.of(tx);
    return own
        .statement("lock due callbacks", () -> own.alone(() -> lockFirstDue(own, limit)))
        .stream()
        .map(CallbackRow::stored)
        .toList();
  }

  private static List<CallbackRow> lockFirstDue(SimulatedTransaction tx, int limit) {
    Table<UUID, CallbackRow> callbacks = tx.tables().callbacks;
    List<CallbackRow> due =
        callbacks.seenBy(tx.locks()).stream()
            .filter(row -> PayoutTimes.isOver(row.work().dueAt(), tx.now()))
            .sorted(Comparator.comparing(row -> row.work().dueAt(), Due.EARLIEST_FIRST))
            .toList();
    return Due.lockFirst(tx, callbacks, CallbackRow::id, limit, due);
  }

  @Override
  public Page<KeptCallback> list(Transaction tx, CallbackQuery query) {
    SimulatedTransaction own = database.of(tx);
    List<KeptCallback> read =
        own.statement(
            "list callbacks",
            () ->
                own.alone(() -> own.tables().callbacks.seenBy(own.locks())).stream()
                    .map(CallbackRow::kept)
                    .filter(callback -> isAskedFor(callback, query))
                    .sorted(Comparator.comparing(KeptCallback::id, Tables.BY_BYTES.reversed()))
                    .limit(query.limit() + 1L)
                    .toList());
    return Page.of(read, query.limit());
  }

  private static boolean isAskedFor(KeptCallback callback, CallbackQuery query) {
    return (query.provider() == null || query.provider().equals(callback.provider()))
        && (query.verdict() == null || query.verdict() == callback.verdict())
        && (query.payout() == null || query.payout().equals(callback.payout()))
        && (query.before() == null || Tables.BY_BYTES.compare(callback.id(), query.before()) < 0);
  }

  @Override
  public boolean replay(Transaction tx, UUID id) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "replay a callback", () -> change(own, id, row -> row.replayed(own.now())));
  }

  @Override
  public void conclude(Transaction tx, List<CallbackConclusion> conclusions) {
    if (conclusions.isEmpty()) {
      return;
    }
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "conclude callbacks",
        () -> {
          for (CallbackConclusion each : conclusions) {
            change(own, each.id(), row -> row.concluded(each, own.now()));
          }
          return true;
        });
  }

  @Override
  public Map<AttemptReference, Set<ProviderName>> orphans(
      Transaction tx, Collection<AttemptReference> references) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "find orphans",
        () -> {
          Map<AttemptReference, Set<ProviderName>> orphans =
              new TreeMap<>(Comparator.comparing(AttemptReference::value));
          for (CallbackRow row : own.alone(() -> own.tables().callbacks.seenBy(own.locks()))) {
            AttemptReference orphanOf = row.work().orphanOf();
            if (orphanOf != null && references.contains(orphanOf)) {
              orphans.computeIfAbsent(orphanOf, any -> new TreeSet<>()).add(row.first().provider());
            }
          }
          return orphans;
        });
  }

  private static boolean change(
      SimulatedTransaction tx, UUID id, UnaryOperator<CallbackRow> change) {
    CallbackRow row = tx.lock(tx.tables().callbacks, id);
    if (row == null) {
      return false;
    }
    write(tx, change.apply(row));
    return true;
  }

  private static void write(SimulatedTransaction tx, CallbackRow row) {
    tx.alone(
        () -> {
          tx.write(tx.tables().callbacks, row.id(), row);
          return true;
        });
  }
}
