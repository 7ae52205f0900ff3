package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.store.Lanes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of one kind may be made to each provider at the same time, and how many of them
 * are free. A few stand by for payouts of providers that this host does not know. Thread-safe.
 */
final class FreeCalls {
  private static final int OTHERS = 4;

  private final Map<ProviderName, Semaphore> free = new HashMap<>();
  private final Semaphore others = new Semaphore(OTHERS);

  /**
   * @param most for each provider, where its profile does not say less
   */
  FreeCalls(Providers providers, int most) {
    for (PayoutProvider provider : providers.all()) {
      int size = Math.min(most, provider.profile().concurrency());
      free.put(provider.profile().name(), new Semaphore(size));
    }
  }

  /** What may be taken up now, at most {@code batch} of each lane. */
  Lanes lanes(int batch) {
    Map<ProviderName, Integer> room = new HashMap<>();
    free.forEach(
        (provider, permits) -> room.put(provider, Math.min(batch, permits.availablePermits())));
    return new Lanes(room, Math.min(batch, others.availablePermits()));
  }

  /** Whether some lane was taken up as far as there was room, so that more may wait in it. */
  static boolean isUsedUp(
      Lanes lanes, List<Payout> taken, Function<Payout, @Nullable ProviderName> laneOf) {
    Map<ProviderName, Integer> counts = new HashMap<>();
    int rest = 0;
    for (Payout payout : taken) {
      ProviderName lane = laneOf.apply(payout);
      if (lane != null && lanes.room().containsKey(lane)) {
        counts.merge(lane, 1, Integer::sum);
      } else {
        rest++;
      }
    }
    return (lanes.others() > 0 && rest >= lanes.others())
        || lanes.room().entrySet().stream()
            .anyMatch(
                lane ->
                    lane.getValue() > 0
                        && counts.getOrDefault(lane.getKey(), 0) >= lane.getValue());
  }

  boolean tryTake(@Nullable ProviderName provider) {
    return of(provider).tryAcquire();
  }

  void giveBack(@Nullable ProviderName provider) {
    of(provider).release();
  }

  private Semaphore of(@Nullable ProviderName provider) {
    return provider == null ? others : free.getOrDefault(provider, others);
  }
}
