package com.mexar.payout.app.metrics;

import com.mexar.payout.app.security.RefusalWitness;
import com.mexar.payout.app.security.RefusedCallback;
import com.mexar.payout.domain.ProviderName;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;

/** Counts callbacks that this host refused. Thread-safe. */
final class RefusalCounts implements RefusalWitness {
  private static final String WITHIN = "within";
  private static final String BEYOND = "beyond";

  private final Counter refused;

  RefusalCounts(PrometheusRegistry registry, Set<ProviderName> providers) {
    refused =
        Counter.builder()
            .name("payout_callbacks_refused_total")
            .help("Callbacks that were refused, within and beyond the rate of their place.")
            .labelNames("provider", "rate")
            .register(registry);
    for (ProviderName provider : providers) {
      refused.initLabelValues(provider.value(), WITHIN);
      refused.initLabelValues(provider.value(), BEYOND);
    }
  }

  @Override
  public void refused(RefusedCallback callback) {
    refused.labelValues(callback.provider().value(), WITHIN).inc();
  }

  @Override
  public void tooMany(RefusedCallback callback) {
    refused.labelValues(callback.provider().value(), BEYOND).inc();
  }
}
