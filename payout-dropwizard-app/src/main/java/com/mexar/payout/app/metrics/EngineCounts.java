package com.mexar.payout.app.metrics;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.EngineObserver;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

/** Counts and times what this host's engine does. Thread-safe. */
final class EngineCounts implements EngineObserver {
  private static final String NONE = "none";

  /** Anybody can call back under any name, so names that are not configured share one label. */
  private static final String UNKNOWN = "unknown";

  private final Set<ProviderName> providers;
  private final Streaks unanswered;
  private final Streaks unpublished;
  private final Counter requests;
  private final Counter transitions;
  private final Histogram calls;
  private final Counter callbacks;
  private final Counter published;
  private final Histogram publishing;
  private final Counter failedBatches;
  private final Counter buried;

  EngineCounts(
      PrometheusRegistry registry,
      Set<ProviderName> providers,
      Set<String> channels,
      InstantSource clock) {
    this.providers = providers;
    this.unanswered = new Streaks(clock);
    this.unpublished = new Streaks(clock);
    requests =
        Counter.builder()
            .name("payout_requests_total")
            .help("Requests to pay that were decided, by what came of them.")
            .labelNames("outcome")
            .register(registry);
    transitions =
        Counter.builder()
            .name("payout_transitions_total")
            .help("Transitions that this host committed.")
            .labelNames("from", "to", "cause")
            .register(registry);
    calls =
        Histogram.builder()
            .name("payout_provider_call_seconds")
            .help("Calls to providers by what came of them.")
            .labelNames("provider", "step", "outcome")
            .classicOnly()
            .classicUpperBounds(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .register(registry);
    callbacks =
        Counter.builder()
            .name("payout_callbacks_total")
            .help("Callbacks that were answered.")
            .labelNames("provider", "outcome")
            .register(registry);
    published =
        Counter.builder()
            .name("payout_events_published_total")
            .help("Events that a channel acknowledged, repeats included.")
            .labelNames("channel")
            .register(registry);
    publishing =
        Histogram.builder()
            .name("payout_publish_seconds")
            .help("Batches of events that a channel acknowledged.")
            .labelNames("channel")
            .classicOnly()
            .classicUpperBounds(0.005, 0.025, 0.1, 0.5, 1, 5, 30)
            .register(registry);
    failedBatches =
        Counter.builder()
            .name("payout_event_batches_failed_total")
            .help("Batches of events that a channel did not acknowledge.")
            .labelNames("channel")
            .register(registry);
    buried =
        Counter.builder()
            .name("payout_events_refused_total")
            .help("Events that a channel's destination refused for good: dead letters.")
            .labelNames("channel")
            .register(registry);
    GaugeWithCallback.builder()
        .name("payout_provider_unanswered_calls")
        .help("Calls to a provider in a row that had no answer which is understood.")
        .labelNames("provider")
        .callback(
            gauge -> providers.forEach(name -> gauge.call(inARow(name.value()), name.value())))
        .register(registry);
    beginAtZero(channels);
  }

  /** Providers by their calls without an answer. */
  Streaks unanswered() {
    return unanswered;
  }

  /** Channels by their batches that were not acknowledged. */
  Streaks unpublished() {
    return unpublished;
  }

  @Override
  public void asked(AcceptAnswer answer) {
    requests.labelValues(Outcomes.word(answer)).inc();
  }

  @Override
  public void announced(Payout payout, Transition transition) {
    String from = transition.from() == null ? NONE : transition.from().name();
    transitions.labelValues(from, transition.to().name(), transition.cause().word()).inc();
  }

  @Override
  public void stepMade(
      ProviderName provider, StepKind step, StepOutcome outcome, Duration duration) {
    called(provider, step.name().toLowerCase(Locale.ROOT), outcome, duration);
    note(
        provider,
        outcome instanceof StepOutcome.SurelyNotSent || outcome instanceof StepOutcome.Unknown);
  }

  @Override
  public void inquired(ProviderName provider, InquiryOutcome outcome, Duration duration) {
    called(provider, "inquiry", outcome, duration);
    note(provider, outcome instanceof InquiryOutcome.NoAnswer);
  }

  @Override
  public void calledBack(ProviderName provider, CallbackAnswer answer) {
    String name = providers.contains(provider) ? provider.value() : UNKNOWN;
    callbacks.labelValues(name, Outcomes.word(answer)).inc();
  }

  @Override
  public void published(String channel, int events, Duration duration) {
    published.labelValues(channel).inc(events);
    publishing.labelValues(channel).observe(Seconds.of(duration));
    unpublished.succeeded(channel);
  }

  @Override
  public void notPublished(String channel, String why) {
    failedBatches.labelValues(channel).inc();
    unpublished.failed(channel, why);
  }

  @Override
  public void buried(String channel) {
    buried.labelValues(channel).inc();
  }

  private void called(ProviderName provider, String step, Object outcome, Duration duration) {
    calls.labelValues(provider.value(), step, Outcomes.word(outcome)).observe(Seconds.of(duration));
  }

  private void note(ProviderName provider, boolean failed) {
    if (failed) {
      unanswered.failed(provider.value(), "no answer that is understood");
    } else {
      unanswered.succeeded(provider.value());
    }
  }

  private int inARow(String provider) {
    return unanswered.of(provider).map(Streaks.Streak::failures).orElse(0);
  }

  /** A rate needs a zero to begin at: an alert must not miss the first of its kind. */
  private void beginAtZero(Set<String> channels) {
    Outcomes.words(AcceptAnswer.class).forEach(requests::initLabelValues);
    requests.initLabelValues(Outcomes.REPLAYED);
    for (String outcome : Outcomes.words(CallbackAnswer.class)) {
      providers.forEach(name -> callbacks.initLabelValues(name.value(), outcome));
    }
    for (String channel : channels) {
      published.initLabelValues(channel);
      publishing.initLabelValues(channel);
      failedBatches.initLabelValues(channel);
      buried.initLabelValues(channel);
    }
  }
}
