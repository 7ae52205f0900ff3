package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Statistics.Backlog;
import com.mexar.payout.store.StatisticsStore;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts in memory, each part as of a statement of its own. Thread-safe. */
final class SimulatedStatisticsStore implements StatisticsStore {
  private final SimulatedDatabase database;

  SimulatedStatisticsStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public Statistics read(Transaction tx) {
    SimulatedTransaction own = database.of(tx);
    own.statement("bound the statistics", () -> true);
    List<Statistics.Open> open =
        own.statement("count open payouts", () -> own.alone(() -> open(own)));
    Map<TaskKind, Backlog> tasks =
        own.statement("count open tasks", () -> own.alone(() -> tasks(own)));
    List<Statistics.Channel> channels =
        own.statement("measure channels", () -> own.alone(() -> channels(own)));
    return own.statement(
        "count callbacks and contradictions",
        () -> own.alone(() -> whole(own, open, tasks, channels)));
  }

  private static List<Statistics.Open> open(SimulatedTransaction tx) {
    Map<Standing, List<Payout>> byStanding =
        new TreeMap<>(
            Comparator.comparing(Standing::status)
                .thenComparing(
                    Standing::provider, Comparator.nullsFirst(Comparator.naturalOrder())));
    for (PayoutRow row : tx.tables().payouts.seenBy(tx.locks())) {
      Payout payout = row.payout();
      if (!payout.status().isFinal()) {
        byStanding
            .computeIfAbsent(
                new Standing(payout.status(), payout.provider()), any -> new ArrayList<>())
            .add(payout);
      }
    }
    return byStanding.entrySet().stream()
        .map(
            each ->
                new Statistics.Open(
                    each.getKey().status,
                    each.getKey().provider,
                    backlog(each.getValue(), Payout::createdAt)))
        .toList();
  }

  private static Map<TaskKind, Backlog> tasks(SimulatedTransaction tx) {
    Map<TaskKind, List<Task>> open = new EnumMap<>(TaskKind.class);
    for (Task task : tx.tables().tasks.seenBy(tx.locks())) {
      if (task.isOpen()) {
        open.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(task);
      }
    }
    Map<TaskKind, Backlog> backlogs = new EnumMap<>(TaskKind.class);
    open.forEach((kind, tasks) -> backlogs.put(kind, backlog(tasks, Task::openedAt)));
    return backlogs;
  }

  private static List<Statistics.Channel> channels(SimulatedTransaction tx) {
    LoggedEvent last = tx.tables().events.lastSeenBy(tx.locks());
    return tx.tables().channels.seenBy(tx.locks()).stream()
        .map(
            channel -> {
              List<LoggedEvent> first =
                  tx.tables().events.seenBy(tx.locks(), channel.position(), 1);
              Backlog waiting =
                  last == null || first.isEmpty()
                      ? new Backlog(0, null)
                      : new Backlog(
                          last.position() - channel.position(), first.get(0).event().time());
              return new Statistics.Channel(channel.channel(), channel.position(), waiting);
            })
        .toList();
  }

  private static Statistics whole(
      SimulatedTransaction tx,
      List<Statistics.Open> open,
      Map<TaskKind, Backlog> tasks,
      List<Statistics.Channel> channels) {
    List<CallbackRow> callbacks = tx.tables().callbacks.seenBy(tx.locks());
    List<CallbackRow> orphans =
        callbacks.stream().filter(row -> row.work().verdict() == Verdict.ORPHAN).toList();
    List<CallbackRow> due =
        callbacks.stream().filter(row -> PayoutTimes.isOver(row.work().dueAt(), tx.now())).toList();
    long contradicted =
        tx.tables().payouts.seenBy(tx.locks()).stream()
            .filter(row -> !row.payout().contradictions().isEmpty())
            .count();
    return new Statistics(
        tx.now(),
        open,
        tasks,
        backlog(orphans, row -> row.first().receivedAt()),
        backlog(due, row -> row.work().dueAt()),
        contradicted,
        channels,
        deliveries(tx));
  }

  private static List<Statistics.Deliveries> deliveries(SimulatedTransaction tx) {
    Map<String, List<Delivery>> byChannel =
        tx.tables().deliveries.seenBy(tx.locks()).stream()
            .filter(it -> it.state() != Delivery.State.DELIVERED)
            .collect(
                Collectors.groupingBy(it -> it.id().channel(), TreeMap::new, Collectors.toList()));
    List<Statistics.Deliveries> counted = new ArrayList<>();
    byChannel.forEach(
        (channel, all) -> {
          List<Delivery> pending =
              all.stream().filter(it -> it.state() == Delivery.State.PENDING).toList();
          counted.add(
              new Statistics.Deliveries(
                  channel, backlog(pending, Delivery::since), all.size() - pending.size()));
        });
    return counted;
  }

  private static <T> Backlog backlog(List<T> waiting, Function<T, @Nullable Instant> since) {
    Instant oldest = waiting.stream().map(since).min(Due.EARLIEST_FIRST).orElse(null);
    return new Backlog(waiting.size(), oldest);
  }

  private record Standing(PayoutStatus status, @Nullable ProviderName provider) {}
}
