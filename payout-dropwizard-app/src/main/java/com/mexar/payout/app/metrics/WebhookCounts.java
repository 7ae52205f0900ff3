package com.mexar.payout.app.metrics;

import com.mexar.payout.event.webhook.WebhookObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.UUID;

/** What one host's webhooks do. Endpoints are few, and named by their ids. Thread-safe. */
final class WebhookCounts implements WebhookObserver {
  private final Histogram tries;
  private final Counter dead;
  private final Counter disabled;

  WebhookCounts(PrometheusRegistry registry) {
    tries =
        Histogram.builder()
            .name("payout_webhook_try_seconds")
            .help("Tries of webhooks by what came of them.")
            .labelNames("endpoint", "outcome")
            .classicOnly()
            .classicUpperBounds(0.025, 0.1, 0.5, 1, 5, 20, 60)
            .register(registry);
    dead =
        Counter.builder()
            .name("payout_webhooks_dead_total")
            .help("Deliveries of webhooks that were given up.")
            .labelNames("endpoint")
            .register(registry);
    disabled =
        Counter.builder()
            .name("payout_webhook_endpoints_disabled_total")
            .help("Endpoints that were disabled because they failed too long or are gone.")
            .register(registry);
  }

  @Override
  public void tried(UUID endpoint, boolean succeeded, Duration duration) {
    tries
        .labelValues(endpoint.toString(), succeeded ? "delivered" : "failed")
        .observe(Seconds.of(duration));
  }

  @Override
  public void died(UUID endpoint) {
    dead.labelValues(endpoint.toString()).inc();
  }

  @Override
  public void disabled(UUID endpoint) {
    disabled.inc();
  }
}
