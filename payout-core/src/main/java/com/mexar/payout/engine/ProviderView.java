package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.Ability;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.ProviderStateChange;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it stands.
 *
 * @param breaker whether this host makes new attempts with it
 * @param profile null where this host does not know the provider, but another one does or did
 * @param restoredAt since when attempts with it are looked for that a restore of the store has
 *     lost; null where none are
 * @param history the latest changes of its state, newest first
 */
public record ProviderView(
    ProviderName name,
    ProviderState state,
    BreakerState breaker,
    @Nullable ProviderProfile profile,
    Set<Ability> abilities,
    @Nullable Instant restoredAt,
    List<ProviderStateChange> history) {

  public ProviderView {
    abilities = Set.copyOf(abilities);
    history = List.copyOf(history);
  }

  /** Whether this host can work with it. */
  public boolean isConfigured() {
    return profile != null;
  }
}
