package com.mexar.payout.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a provider states, such as its list of banks, kept for a while. One thread reads,
 * others wait for it within their budget. Thread-safe.
 */
public final class Kept<T> {
  /** How soon what does not suit, or is to be forgotten, may be read again. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(30);

  private final String what;
  private final Clock clock;
  private final Duration keep;
  private final Source<T> source;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Value<T> value;

  private record Value<T>(Instant at, T stated) {}

  /** Reads it from the provider. */
  public interface Source<T> {
    /**
     * @throws UnreadableException if it cannot be read within the budget
     */
    T read(Budget budget) throws UnreadableException;
  }

  /**
   * @param what its name, for the reason of not having it
   * @param keep how long it is used without being read again
   */
  public Kept(String what, Clock clock, Duration keep, Source<T> source) {
    this.what = what;
    this.clock = clock;
    this.keep = keep;
    this.source = source;
  }

  /**
   * What is kept, read where it has to be.
   *
   * @param suits whether it has what is looked for; if not, it is read again unless it is young
   * @throws UnreadableException if it had to be read and could not be
   */
  public T get(Predicate<T> suits, Budget budget) throws UnreadableException {
    Optional<T> known = good(suits);
    return known.isPresent() ? known.get() : renewed(suits, budget);
  }

  /** It may not be what the provider goes by any more: it is read again, unless it is young. */
  public void forget() {
    Value<T> current = value;
    if (current != null && !isYoung(current)) {
      value = null;
    }
  }

  /** Whether what is asked for from now on is young when it is answered, kept or read anew. */
  public boolean isFresh() {
    Value<T> current = value;
    return current == null || isYoung(current);
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
            && (suits.test(current.stated) || isYoung(current));
    return good ? Optional.of(current.stated) : Optional.empty();
  }

  private boolean isYoung(Value<T> current) {
    Duration age = Duration.between(current.at, clock.instant());
    return !age.isNegative() && age.compareTo(LEAST_AGE) < 0;
  }
}
