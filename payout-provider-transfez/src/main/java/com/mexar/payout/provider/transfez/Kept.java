package com.mexar.payout.provider.transfez;

import com.mexar.payout.http.Budget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that the provider states, kept for a while. One thread reads, others wait for it within
 * their budget. Thread-safe.
 */
final class Kept<T> {
  /** How soon what does not suit may be read again. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(30);

  private final String what;
  private final Clock clock;
  private final Duration keep;
  private final Source<T> source;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Value<T> value;

  private record Value<T>(Instant at, T stated) {}

  /** Reads it from the provider. */
  interface Source<T> {
    T read(Budget budget) throws UnreadableException;
  }

  /**
   * @param what its name, for the reason of not having it
   */
  Kept(String what, Clock clock, Duration keep, Source<T> source) {
    this.what = what;
    this.clock = clock;
    this.keep = keep;
    this.source = source;
  }

  /**
   * @param suits whether it has what is looked for; if not, it is read again unless it is young
   */
  T get(Predicate<T> suits, Budget budget) throws UnreadableException {
    Optional<T> known = good(suits);
    return known.isPresent() ? known.get() : renewed(suits, budget);
  }

  /** It is not what the provider goes by any more. */
  void forget() {
    value = null;
  }

  private T renewed(Predicate<T> suits, Budget budget) throws UnreadableException {
    awaitTurn(budget);
    try {
      // another thread may have read it meanwhile
      Optional<T> known = good(suits);
      if (known.isPresent()) {
        return known.get();
      }
      Value<T> read = new Value<>(clock.instant(), source.read(budget));
      value = read;
      return read.stated;
    } finally {
      reading.unlock();
    }
  }

  private void awaitTurn(Budget budget) throws UnreadableException {
    try {
      if (!reading.tryLock(Math.max(budget.leftNanos(), 0), TimeUnit.NANOSECONDS)) {
        throw new UnreadableException(what + " is not read in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("interrupted");
    }
  }

  private Optional<T> good(Predicate<T> suits) {
    Value<T> current = value;
    if (current == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(current.at, clock.instant());
    boolean good =
        !age.isNegative()
            && age.compareTo(keep) < 0
            && (suits.test(current.stated) || age.compareTo(LEAST_AGE) < 0);
    return good ? Optional.of(current.stated) : Optional.empty();
  }
}
