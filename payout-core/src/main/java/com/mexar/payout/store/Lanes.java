package com.mexar.payout.store;

import com.mexar.payout.domain.ProviderName;
import java.util.Map;

/**
 * How many payouts of each lane may be taken up, so that one provider without free calls holds up
 * no payout of another.
 *
 * @param room by the provider whose lane it is; nothing is taken up where it is zero
 * @param others how many of each other lane, and of none; where they are asked about, of all of
 *     these together, since they share the free calls that stand by
 */
public record Lanes(Map<ProviderName, Integer> room, int others) {
  public Lanes {
    room = Map.copyOf(room);
  }

  /** So many of each lane. */
  public static Lanes any(int limit) {
    return new Lanes(Map.of(), limit);
  }
}
