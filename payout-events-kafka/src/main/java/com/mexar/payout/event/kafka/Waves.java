package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts a batch into waves: the first holds the first event of each payout, the second the second,
 * and so on, so that no wave holds two of one payout. Stateless.
 */
final class Waves {

  private Waves() {}

  static List<List<LoggedEvent>> of(List<LoggedEvent> events) {
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
