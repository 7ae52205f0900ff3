package com.mexar.payout.store;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of each provider, as operators set it. Thread-safe. */
public interface ProviderStateStore {

  /** Writes the state of providers that were never seen before; leaves the others as they are. */
  void ensureKnown(Transaction tx, Map<ProviderName, ProviderState> initial);

  /** The state of every provider ever seen. */
  Map<ProviderName, ProviderState> states(Transaction tx);

  /** The latest changes of every provider, newest first, at most this many of each. */
  List<ProviderStateChange> history(Transaction tx, int most);

  /** Sets the state of a provider that was seen before, noting who and why. */
  void set(Transaction tx, ProviderName provider, ProviderState state, String actor, String reason);

  /** As in {@link Locked}: which providers may have made attempts that a restore has lost. */
  Map<ProviderName, Instant> restored(Transaction tx);

  /**
   * Notes that the store was set back to a backup, after which these providers were in use; as of
   * now, also where that was noted before. Others that were noted stay.
   *
   * @return those that were never seen, for which nothing is noted
   */
  Set<ProviderName> noteRestored(Transaction tx, Set<ProviderName> inUse);

  /** Forgets what {@link #noteRestored} has noted. */
  void endRestored(Transaction tx);
}
