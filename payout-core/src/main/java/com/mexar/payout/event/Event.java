package com.mexar.payout.event;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TraceContext;
import java.time.Instant;
import java.util.UUID;

/**
 * The announcement of one transition. Id and source together are what consumers deduplicate by.
 *
 * @param sequence the transition's, the order within a payout
 * @param data JSON, rendered once when the transition commits, the same on every channel
 * @param trace the payout's, for the envelope
 */
public record Event(
    UUID id,
    PayoutId payout,
    ClientId client,
    EventType type,
    long sequence,
    Instant time,
    String data,
    TraceContext trace) {

  /** The CloudEvents source of every event. */
  public static final String SOURCE = "/mexar/payout-gateway";

  @Override
  public String toString() {
    return "Event[" + type.wireName() + ", " + payout + ", sequence " + sequence + "]";
  }
}
