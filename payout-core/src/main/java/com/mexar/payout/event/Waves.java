package com.mexar.payout.event;

import com.mexar.payout.domain.PayoutId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts a batch into waves: the first holds the first event of each payout, the second the second,
 * and so on, so that no wave holds two of one payout. For channels whose destination may refuse an
 * event and take one that was sent after it: they send a wave when the one before is acknowledged,
 * whole. Stateless.
 */
public final class Waves {

  private Waves() {}

  /** The waves, none of them empty, each in the order of the log. */
  public static List<List<LoggedEvent>> of(List<LoggedEvent> events) {
    List<List<LoggedEvent>> waves = new ArrayList<>();
    Map<PayoutId, Integer> seen = new HashMap<>();
    for (LoggedEvent logged : events) {
      int wave = seen.merge(logged.event().payout(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(logged);
    }
    return waves;
  }
}
