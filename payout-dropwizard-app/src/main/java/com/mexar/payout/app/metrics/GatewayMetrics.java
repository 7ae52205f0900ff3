package com.mexar.payout.app.metrics;

import com.mexar.payout.app.config.PlugIns;
import com.mexar.payout.app.security.RefusalWitness;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.engine.EngineObserver;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.event.webhook.WebhookObserver;
import com.mexar.payout.store.Stores;
import com.zaxxer.hikari.HikariDataSource;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What one host measures: what its engine does, what waits in the store, its requests, workers,
 * connections and JVM. Labels are closed lists and configured names; none is personal. Thread-safe.
 */
public final class GatewayMetrics implements AutoCloseable {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final InstantSource clock;
  private final EngineCounts counts;
  private final RefusalCounts refusals;
  private final WebhookCounts webhooks;
  private final StatisticsReader reader;
  private final RequestTimes requests;
  private final Set<ProviderName> providers;

  public GatewayMetrics(Stores stores, PlugIns plugIns, InstantSource clock) {
    this.providers =
        plugIns.providers().stream()
            .map(provider -> provider.profile().name())
            .collect(Collectors.toUnmodifiableSet());
    Set<String> channels = plugIns.channelNames();
    this.clock = clock;
    this.counts = new EngineCounts(registry, providers, channels, clock);
    this.refusals = new RefusalCounts(registry, providers);
    this.webhooks = new WebhookCounts(registry);
    this.reader = new StatisticsReader(stores, clock);
    this.requests = new RequestTimes(registry);
    new StatisticsGauges(registry, reader, providers, channels).register(clock);
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  /**
   * Shows this engine's workers, its breakers, and the pool that its stores run on. To be called
   * once.
   */
  public void watch(
      Supplier<List<WorkerHealth>> workers,
      Function<ProviderName, BreakerState> breakers,
      HikariDataSource pool) {
    HostGauges gauges = new HostGauges(registry);
    gauges.workers(workers, clock);
    gauges.breakers(providers, breakers);
    gauges.pool(pool);
  }

  /** To be given to the engine. */
  public EngineObserver observer() {
    return counts;
  }

  /** To be given to the webhooks. */
  public WebhookObserver webhooks() {
    return webhooks;
  }

  /** To be told of callbacks that are refused. */
  public RefusalWitness refusals() {
    return refusals;
  }

  /** To be registered with Jersey. */
  public Object requests() {
    return requests;
  }

  /** To be served to whoever scrapes. */
  public HttpServlet page() {
    return new MetricsPage(registry, reader);
  }

  public StatisticsReader statistics() {
    return reader;
  }

  /** Providers by their calls in a row without an answer. */
  public Streaks unanswered() {
    return counts.unanswered();
  }

  /** Channels by their batches in a row that were not acknowledged. */
  public Streaks unpublished() {
    return counts.unpublished();
  }

  @Override
  public void close() {
    reader.close();
  }
}
