package com.mexar.payout.store;

/**
 * The right to send on a channel for a while.
 *
 * @param fence grows with every change of owner
 * @param position up to which everything was acknowledged
 */
public record ChannelLease(String channel, long fence, long position) {

  public ChannelLease at(long newPosition) {
    return new ChannelLease(channel, fence, newPosition);
  }
}
