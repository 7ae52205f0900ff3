package com.mexar.payout.app.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds those who call back in a provider's name and are refused to a rate: {@value #BURST} at once
 * and one more each second, for each provider and place, which is a /24 of IPv4 or a /56 of IPv6.
 * Authentic callbacks are not counted, so nobody can keep a provider out by calling from beside it.
 * The latest {@value #PLACES} places are remembered. Thread-safe.
 */
public final class CallbackGuard {
  static final int BURST = 60;
  static final int PLACES = 10_000;

  private static final Duration REFILL = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final List<RefusalWitness> witnesses;
  private final Map<String, Allowance> allowances =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
          return size() > PLACES;
        }
      };

  public CallbackGuard(InstantSource clock, List<RefusalWitness> witnesses) {
    this.clock = clock;
    this.witnesses = List.copyOf(witnesses);
  }

  /** Notes one that is refused; where its place had too many, after how long it may try again. */
  public Optional<Duration> refuse(RefusedCallback callback) {
    String place = callback.provider() + " " + AddressList.place(callback.address());
    long now = clock.millis();
    boolean within;
    synchronized (allowances) {
      within = allowances.computeIfAbsent(place, any -> new Allowance(now)).tryTake(now);
    }
    for (RefusalWitness witness : witnesses) {
      if (within) {
        witness.refused(callback);
      } else {
        witness.tooMany(callback);
      }
    }
    return within ? Optional.empty() : Optional.of(REFILL);
  }

  /** Counts in milliseconds of refill; a clock that goes back gives nothing. */
  private static final class Allowance {
    private long level = BURST * REFILL.toMillis();
    private long at;

    private Allowance(long at) {
      this.at = at;
    }

    private boolean tryTake(long now) {
      long most = BURST * REFILL.toMillis();
      level = Math.min(most, level + Math.min(most, Math.max(0, now - at)));
      at = now;
      if (level < REFILL.toMillis()) {
        return false;
      }
      level -= REFILL.toMillis();
      return true;
    }
  }
}
