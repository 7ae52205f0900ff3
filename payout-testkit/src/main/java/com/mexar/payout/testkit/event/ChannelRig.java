package com.mexar.payout.testkit.event;

import com.mexar.payout.event.EventChannel;
import java.time.Duration;
import java.util.List;

/**
 * A channel's destination, running and empty, for one test of {@link EventChannelContract}: the
 * real broker or receiver, not a stand-in. Used by one thread at a time.
 */
public interface ChannelRig extends AutoCloseable {

  /** A new channel to the destination, which gives up a batch after this time. */
  EventChannel channel(Duration publishTimeout);

  /** A channel of the same kind to where nobody listens. */
  EventChannel channelToNobody(Duration publishTimeout);

  /**
   * Whether the channel keeps what it is given in a store of its own and delivers it by itself, so
   * that a destination that is away or refuses an event fails no publish. {@link #channelToNobody}
   * is then one whose store is away, and {@link #arrivals} waits until what was kept has gone out
   * or was refused.
   */
  default boolean keeps() {
    return false;
  }

  /** All that arrived, of each payout in the order of its arrival. */
  List<Arrival> arrivals() throws Exception;

  /** From now on the destination refuses events that are longer, and takes the others. */
  void takeAtMost(int bytes) throws Exception;

  /** Kills the destination at once. Asked of a rig that was opened for that. */
  void kill() throws Exception;

  /** Brings it back with all that it had acknowledged. */
  void restart() throws Exception;

  @Override
  void close() throws Exception;
}
