package com.mexar.payout.app.security;

import com.mexar.payout.domain.ClientId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token bucket for each client that holds one second's worth of requests. It counts in integers,
 * a clock that goes back gives nothing. Thread-safe; one entry per client that has a key.
 */
public final class ClientRate {
  private static final long SECOND = Duration.ofSeconds(1).toMillis();

  private final int perSecond;
  private final InstantSource clock;
  private final Map<ClientId, Bucket> buckets = new ConcurrentHashMap<>();

  public ClientRate(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Takes one request out of the client's bucket; otherwise, after how long there is one again. */
  public Optional<Duration> tryTake(ClientId client) {
    return buckets
        .computeIfAbsent(client, anyone -> new Bucket(perSecond * SECOND, clock.millis()))
        .tryTake(clock.millis());
  }

  /** Counts in thousandths of a request, so that a millisecond brings a whole number of them. */
  private final class Bucket {
    private long level;
    private long at;

    private Bucket(long level, long at) {
      this.level = level;
      this.at = at;
    }

    private synchronized Optional<Duration> tryTake(long now) {
      long elapsed = Math.min(SECOND, Math.max(0, now - at));
      at = now;
      level = Math.min(perSecond * SECOND, level + elapsed * perSecond);
      if (level >= SECOND) {
        level -= SECOND;
        return Optional.empty();
      }
      return Optional.of(Duration.ofMillis((SECOND - level + perSecond - 1) / perSecond));
    }
  }
}
