package com.mexar.payout.app.metrics;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.engine.WorkerHealth;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** This host's workers, breakers and pool of connections, as gauges. */
final class HostGauges {
  private final PrometheusRegistry registry;

  HostGauges(PrometheusRegistry registry) {
    this.registry = registry;
  }

  void workers(Supplier<List<WorkerHealth>> workers, InstantSource clock) {
    GaugeWithCallback.builder()
        .name("payout_worker_progress_age_seconds")
        .help("Time since a worker last completed a part of its work, an idle round included.")
        .labelNames("worker")
        .callback(
            gauge ->
                workers
                    .get()
                    .forEach(
                        health ->
                            gauge.call(
                                Seconds.between(health.lastProgress(), clock.instant()),
                                health.worker())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("payout_worker_failed_rounds")
        .help("Rounds of a worker in a row that failed.")
        .labelNames("worker")
        .callback(
            gauge ->
                workers.get().forEach(health -> gauge.call(health.failures(), health.worker())))
        .register(registry);
  }

  void breakers(Set<ProviderName> providers, Function<ProviderName, BreakerState> breakers) {
    GaugeWithCallback.builder()
        .name("payout_provider_breaker")
        .help("1 for the state of a provider's breaker on this host.")
        .labelNames("provider", "state")
        .callback(
            gauge ->
                providers.forEach(
                    name -> {
                      for (BreakerState state : BreakerState.values()) {
                        gauge.call(
                            breakers.apply(name) == state ? 1 : 0, name.value(), state.name());
                      }
                    }))
        .register(registry);
  }

  void pool(HikariDataSource pool) {
    HikariPoolMXBean use = pool.getHikariPoolMXBean();
    GaugeWithCallback.builder()
        .name("payout_database_connections")
        .help("Connections to the database by what they do.")
        .labelNames("state")
        .callback(
            gauge -> {
              gauge.call(use.getActiveConnections(), "active");
              gauge.call(use.getIdleConnections(), "idle");
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("payout_database_connections_limit")
        .help("Connections to the database at the most.")
        .callback(gauge -> gauge.call(pool.getMaximumPoolSize()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("payout_database_connections_awaited")
        .help("Threads that wait for a connection.")
        .callback(gauge -> gauge.call(use.getThreadsAwaitingConnection()))
        .register(registry);
  }
}
