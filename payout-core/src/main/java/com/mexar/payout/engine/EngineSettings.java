package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the engine runs. Every figure is more than zero.
 *
 * @param lease how long a host may hold a payout for one step; longer than {@code callTimeout}
 * @param callTimeout the longest that one call of a provider takes
 * @param inquiryDelays between inquiries while a payout is open; the last repeats
 * @param maxAttempts beyond it a task; what was ours or the provider's does not count
 * @param idempotencyRetention how long an idempotency key is remembered
 * @param pollInterval how long a worker waits for a signal before it looks by itself
 * @param inquiryWorkers inquiries of one provider at the same time; no more than its concurrency
 * @param breakerFailures steps in a row that fail for our or a provider's reasons, after which no
 *     new attempt is made with it for a while
 * @param breakerPause how long that is at first; it doubles while nothing succeeds
 * @param eventRetention how long the log of events is kept at least; longer while somebody is
 *     behind
 * @param batch how many payouts, callbacks or events are taken up at once at most
 * @param initialStates written when a provider is first seen; absent means {@code SUSPENDED}
 */
public record EngineSettings(
    Duration lease,
    Duration callTimeout,
    List<Duration> inquiryDelays,
    int maxAttempts,
    Duration idempotencyRetention,
    Duration pollInterval,
    int inquiryWorkers,
    int breakerFailures,
    Duration breakerPause,
    Duration eventRetention,
    int batch,
    Map<ProviderName, ProviderState> initialStates) {

  public EngineSettings {
    inquiryDelays = List.copyOf(inquiryDelays);
    initialStates = Map.copyOf(initialStates);
    require(!inquiryDelays.isEmpty(), "inquiry delays must not be empty");
    require(lease.compareTo(callTimeout) > 0, "the lease must be longer than the call time-out");
    requirePositive("lease", lease);
    requirePositive("call time-out", callTimeout);
    inquiryDelays.forEach(delay -> requirePositive("every inquiry delay", delay));
    requirePositive("idempotency retention", idempotencyRetention);
    requirePositive("poll interval", pollInterval);
    requirePositive("breaker pause", breakerPause);
    requirePositive("event retention", eventRetention);
    require(maxAttempts >= 1, "max attempts begins at 1");
    require(
        inquiryWorkers >= 1 && batch >= 1 && breakerFailures >= 1,
        "workers, batch and breaker failures begin at 1");
  }

  /** The documented defaults; no provider is initially active. */
  public static EngineSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  private static void requirePositive(String what, Duration value) {
    require(value.compareTo(Duration.ZERO) > 0, what + " must be more than zero");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Begins with the documented defaults. Not thread-safe. */
  public static final class Builder {
    private Duration lease = Duration.ofSeconds(30);
    private Duration callTimeout = Duration.ofSeconds(10);
    private List<Duration> inquiryDelays =
        List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));
    private int maxAttempts = 5;
    private Duration idempotencyRetention = Duration.ofDays(3);
    private Duration pollInterval = Duration.ofSeconds(1);
    private int inquiryWorkers = 32;
    private int breakerFailures = 5;
    private Duration breakerPause = Duration.ofSeconds(10);
    private Duration eventRetention = Duration.ofDays(90);
    private int batch = 500;
    private Map<ProviderName, ProviderState> initialStates = Map.of();

    private Builder() {}

    public Builder lease(Duration value) {
      this.lease = value;
      return this;
    }

    public Builder callTimeout(Duration value) {
      this.callTimeout = value;
      return this;
    }

    public Builder inquiryDelays(List<Duration> value) {
      this.inquiryDelays = value;
      return this;
    }

    public Builder maxAttempts(int value) {
      this.maxAttempts = value;
      return this;
    }

    public Builder idempotencyRetention(Duration value) {
      this.idempotencyRetention = value;
      return this;
    }

    public Builder pollInterval(Duration value) {
      this.pollInterval = value;
      return this;
    }

    public Builder inquiryWorkers(int value) {
      this.inquiryWorkers = value;
      return this;
    }

    public Builder breaker(int failures, Duration pause) {
      this.breakerFailures = failures;
      this.breakerPause = pause;
      return this;
    }

    public Builder eventRetention(Duration value) {
      this.eventRetention = value;
      return this;
    }

    public Builder batch(int value) {
      this.batch = value;
      return this;
    }

    public Builder initialStates(Map<ProviderName, ProviderState> value) {
      this.initialStates = value;
      return this;
    }

    public EngineSettings build() {
      return new EngineSettings(
          lease,
          callTimeout,
          inquiryDelays,
          maxAttempts,
          idempotencyRetention,
          pollInterval,
          inquiryWorkers,
          breakerFailures,
          breakerPause,
          eventRetention,
          batch,
          initialStates);
    }
  }
}
