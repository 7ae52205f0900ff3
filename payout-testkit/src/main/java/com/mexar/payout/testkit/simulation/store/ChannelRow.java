package com.mexar.payout.testkit.simulation.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a channel is and who may send on it.
 *
 * @param owner null where nobody holds the lease, as is its end
 */
record ChannelRow(
    String channel, long position, long fence, @Nullable UUID owner, @Nullable Instant leaseUntil) {

  boolean isFreeFor(UUID other, Instant now) {
    return other.equals(owner) || isFree(now);
  }

  /** Whether nobody sends on it. */
  boolean isFree(Instant now) {
    return owner == null || PayoutTimes.isOver(leaseUntil, now);
  }

  /** Whether its lease is still the one with this fence. */
  boolean isHeldUnder(long other) {
    return owner != null && fence == other;
  }

  /** A lease of one's own that has run out is taken anew. */
  ChannelRow takenBy(UUID next, Instant now, @Nullable Instant until) {
    boolean isRenewed = next.equals(owner) && !PayoutTimes.isOver(leaseUntil, now);
    return new ChannelRow(channel, position, isRenewed ? fence : fence + 1, next, until);
  }

  ChannelRow advanced(long to, @Nullable Instant until) {
    return new ChannelRow(channel, to, fence, owner, until);
  }

  ChannelRow released() {
    return new ChannelRow(channel, position, fence, null, null);
  }
}
