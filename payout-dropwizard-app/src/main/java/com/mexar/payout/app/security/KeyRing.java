package com.mexar.payout.app.security;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All API keys: those of the file, and those of the database as of at most {@link #KEPT} ago, so
 * that a request costs no query and a key that is revoked opens nothing soon. A key that is not
 * known may be new, so the database is asked for it at once, but not more than once in {@link
 * #BETWEEN} whatever is offered. While the database is away the keys that were known stay.
 *
 * <p>Thread-safe: one thread reads, the others go on with what is known.
 */
public final class KeyRing {
  /** How long a revoked key may still open. */
  public static final Duration KEPT = Duration.ofSeconds(2);

  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final ApiKeys fixed;
  private final Supplier<ApiKeys> stored;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Snapshot known = new Snapshot(ApiKeys.NONE, Instant.MIN);

  private record Snapshot(ApiKeys keys, Instant readAt) {}

  /**
   * @param fixed keys of the file, which hold for the life of the host
   * @param stored reads the keys of the database
   */
  public KeyRing(ApiKeys fixed, Supplier<ApiKeys> stored, InstantSource clock) {
    this.fixed = fixed;
    this.stored = stored;
    this.clock = clock;
  }

  /** Whose key this is. */
  public Optional<Caller> find(String key) {
    KeyDigest digest = KeyDigest.of(key);
    Optional<Caller> caller = fixed.find(digest);
    if (caller.isPresent()) {
      return caller;
    }
    refreshAfter(KEPT);
    Optional<Caller> found = known.keys.find(digest);
    if (found.isEmpty()) {
      refreshAfter(BETWEEN);
      return known.keys.find(digest);
    }
    return found;
  }

  /** Whether nobody can call. */
  public boolean isEmpty() {
    refreshAfter(BETWEEN);
    return fixed.isEmpty() && known.keys.isEmpty();
  }

  private void refreshAfter(Duration age) {
    if (isYoungerThan(age) || !reading.tryLock()) {
      return;
    }
    try {
      if (!isYoungerThan(age)) {
        known = new Snapshot(stored.get(), clock.instant());
      }
    } catch (StoreUnavailableException | StoreConflictException e) {
      known = new Snapshot(known.keys, clock.instant());
      LOG.warn("API keys could not be read: {}", e.getMessage());
    } finally {
      reading.unlock();
    }
  }

  /** A clock that went back makes nothing young. */
  private boolean isYoungerThan(Duration age) {
    Instant now = clock.instant();
    Instant readAt = known.readAt;
    return !now.isBefore(readAt) && now.isBefore(plus(readAt, age));
  }

  private static Instant plus(Instant time, Duration age) {
    return time.equals(Instant.MIN) ? time : time.plus(age);
  }
}
