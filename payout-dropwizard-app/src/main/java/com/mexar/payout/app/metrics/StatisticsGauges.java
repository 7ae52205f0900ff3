package com.mexar.payout.app.metrics;

import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Statistics.Backlog;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What waits in the store, as gauges. They are the whole gateway's, not this host's: every host
 * shows the same. While the store cannot be read they are absent, and a gauge of their own says so.
 */
final class StatisticsGauges {
  private static final Backlog NOTHING = new Backlog(0, null);
  private static final String NONE = "none";

  private final PrometheusRegistry registry;
  private final StatisticsReader reader;
  private final Set<ProviderName> providers;
  private final Set<String> channels;

  StatisticsGauges(
      PrometheusRegistry registry,
      StatisticsReader reader,
      Set<ProviderName> providers,
      Set<String> channels) {
    this.registry = registry;
    this.reader = reader;
    this.providers = providers;
    this.channels = channels;
  }

  void register(InstantSource clock) {
    backlogs("payouts_open", "Payouts that are not final", this::open, "status", "provider");
    backlogs("payout_tasks_open", "Open tasks", StatisticsGauges::tasks, "kind");
    backlogs(
        "payout_callbacks_orphaned",
        "Callbacks for which no attempt is known",
        statistics -> Map.of(List.of(), statistics.orphans()));
    backlogs(
        "payout_callbacks_due",
        "Callbacks that nobody has looked at since they were due",
        statistics -> Map.of(List.of(), statistics.dueCallbacks()));
    gauge(
        "payouts_contradicted",
        "Payouts with a contradiction that is not resolved.",
        (gauge, reading) -> gauge.call((double) reading.statistics().contradicted()));
    gauge(
        "payout_provider_state",
        "1 for the state that operators set.",
        (gauge, reading) -> states(gauge, reading.states()),
        "provider",
        "state");
    channel(
        "payout_channel_position",
        "Position in the log up to which a channel acknowledged everything.",
        (channel, statistics) -> channel.position());
    channel(
        "payout_channel_lag_events",
        "Events that wait for a channel.",
        (channel, statistics) -> channel.waiting().count());
    channel(
        "payout_channel_lag_seconds",
        "Age of the first event that waits for a channel.",
        (channel, statistics) -> age(channel.waiting(), statistics));
    backlogs(
        "payout_deliveries_pending",
        "Deliveries to endpoints, or again on a channel, that have not arrived",
        StatisticsGauges::pending,
        "channel");
    gauge(
        "payout_dead_letters",
        "Deliveries that were given up until an operator wants them again.",
        (gauge, reading) ->
            reading
                .statistics()
                .deliveries()
                .forEach(some -> gauge.call((double) some.dead(), some.channel())),
        "channel");
    GaugeWithCallback.builder()
        .name("payout_statistics_readable")
        .help("Whether the store could be read for the gauges of what waits.")
        .callback(gauge -> gauge.call(reader.isReadable() ? 1 : 0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("payout_statistics_age_seconds")
        .help("Age of the last good reading of the store.")
        .callback(
            gauge ->
                reader.lastRead().ifPresent(at -> gauge.call(Seconds.between(at, clock.instant()))))
        .register(registry);
  }

  /** Open payouts, with a zero where a configured provider has none of a status. */
  private Map<List<String>, Backlog> open(Statistics statistics) {
    Map<List<String>, Backlog> open = new LinkedHashMap<>();
    open.put(List.of(PayoutStatus.ACCEPTED.name(), NONE), NOTHING);
    for (PayoutStatus status : PayoutStatus.values()) {
      if (!status.isFinal()) {
        providers.forEach(name -> open.put(List.of(status.name(), name.value()), NOTHING));
      }
    }
    for (Statistics.Open some : statistics.open()) {
      open.put(List.of(some.status().name(), name(some.provider())), some.payouts());
    }
    return open;
  }

  private static Map<List<String>, Backlog> tasks(Statistics statistics) {
    Map<List<String>, Backlog> tasks = new LinkedHashMap<>();
    for (TaskKind kind : TaskKind.values()) {
      tasks.put(
          List.of(kind.name().toLowerCase(Locale.ROOT)),
          statistics.tasks().getOrDefault(kind, NOTHING));
    }
    return tasks;
  }

  private static Map<List<String>, Backlog> pending(Statistics statistics) {
    Map<List<String>, Backlog> pending = new LinkedHashMap<>();
    statistics.deliveries().forEach(it -> pending.put(List.of(it.channel()), it.pending()));
    return pending;
  }

  private static void states(
      GaugeWithCallback.Callback gauge, Map<ProviderName, ProviderState> states) {
    states.forEach(
        (provider, set) -> {
          for (ProviderState state : ProviderState.values()) {
            gauge.call(state == set ? 1 : 0, provider.value(), state.name());
          }
        });
  }

  /** How many, and the age of the oldest. */
  private void backlogs(
      String name,
      String help,
      Function<Statistics, Map<List<String>, Backlog>> backlogs,
      String... labels) {
    gauge(
        name,
        help + ".",
        (gauge, reading) ->
            backlogs
                .apply(reading.statistics())
                .forEach((values, some) -> gauge.call((double) some.count(), array(values))),
        labels);
    gauge(
        name + "_oldest_age_seconds",
        help + ": age of the oldest, 0 where there is none.",
        (gauge, reading) ->
            backlogs
                .apply(reading.statistics())
                .forEach(
                    (values, some) -> gauge.call(age(some, reading.statistics()), array(values))),
        labels);
  }

  /** One that is no longer configured here stands still for good reason and is left out. */
  private void channel(
      String name, String help, ToDoubleBiFunction<Statistics.Channel, Statistics> value) {
    gauge(
        name,
        help,
        (gauge, reading) ->
            reading.statistics().channels().stream()
                .filter(channel -> channels.contains(channel.channel()))
                .forEach(
                    channel ->
                        gauge.call(
                            value.applyAsDouble(channel, reading.statistics()), channel.channel())),
        "channel");
  }

  private void gauge(
      String name,
      String help,
      BiConsumer<GaugeWithCallback.Callback, Reading> values,
      String... labels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .callback(gauge -> reader.latest().ifPresent(reading -> values.accept(gauge, reading)))
        .register(registry);
  }

  private static double age(Backlog backlog, Statistics statistics) {
    return Seconds.between(backlog.oldest(), statistics.now());
  }

  private static String name(@Nullable ProviderName provider) {
    return provider == null ? NONE : provider.value();
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
