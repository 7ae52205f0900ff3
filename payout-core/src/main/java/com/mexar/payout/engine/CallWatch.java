package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For how long this host has been asking about a call, by a time that nobody can set. The store's
 * clock says when "not found" is trusted; set forward meanwhile, it would say so too early, and
 * this is its second witness. It knows the calls that were asked about last; of one that it forgot,
 * it begins anew. Thread-safe.
 */
final class CallWatch {
  private static final int MOST = 10_000;

  private final Threads threads;
  private final Map<Key, Long> firstAsked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MOST;
        }
      };

  CallWatch(Threads threads) {
    this.threads = threads;
  }

  /** How long ago this host first asked about the attempt's last call: now, at the latest. */
  Duration askedFor(Attempt attempt) {
    Call call = attempt.lastCall();
    if (call == null) {
      return Duration.ZERO;
    }
    long now = threads.monotonicNanos();
    Key key = new Key(attempt.reference(), call.startedAt());
    synchronized (firstAsked) {
      Long first = firstAsked.putIfAbsent(key, now);
      return first == null ? Duration.ZERO : Duration.ofNanos(now - first);
    }
  }

  private record Key(AttemptReference reference, Instant startedAt) {}
}
