package com.mexar.payout.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Each channel's position in the log, and who may send on it. Thread-safe. */
public interface ChannelStore {

  /**
   * Says where a channel begins that was never seen; does nothing where it was. Without this it
   * begins with the log.
   */
  void begin(Transaction tx, String channel, LogStart start);

  /**
   * Forgets a channel: the log is not kept for it any longer, and if it comes back it begins anew.
   *
   * @return false where it was never seen, or somebody sends on it
   */
  boolean forget(Transaction tx, String channel);

  /**
   * Takes the channel's lease where nobody else holds it, or renews one's own. A channel that was
   * never seen begins at position 0. Taking it anew raises the fence.
   *
   * @return empty while another owner's lease runs
   */
  Optional<ChannelLease> acquire(Transaction tx, String channel, UUID owner, Duration length);

  /**
   * Moves the position and renews the lease, if the fence is still the one of this lease.
   *
   * @return false where another owner has taken the channel; nothing was changed then
   */
  boolean advance(Transaction tx, ChannelLease lease, long position, Duration length);

  /** Gives the lease back, if it is still held. */
  void release(Transaction tx, ChannelLease lease);
}
