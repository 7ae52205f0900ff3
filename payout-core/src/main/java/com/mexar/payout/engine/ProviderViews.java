package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.Ability;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows providers: those of this host in the order of preference, then those of others. */
final class ProviderViews {
  private static final int HISTORY = 20;

  private final Stores stores;
  private final Providers providers;
  private final Breakers breakers;

  ProviderViews(Stores stores, Providers providers, Breakers breakers) {
    this.stores = stores;
    this.providers = providers;
    this.breakers = breakers;
  }

  List<ProviderView> all() {
    return stores.transactions().inTransaction(this::all);
  }

  List<ProviderView> all(Transaction tx) {
    Map<ProviderName, ProviderState> states = stores.providers().states(tx);
    Map<ProviderName, Instant> restored = stores.providers().restored(tx);
    List<ProviderStateChange> history = stores.providers().history(tx, HISTORY);
    Set<ProviderName> names = new LinkedHashSet<>(providers.names());
    names.addAll(states.keySet());
    List<ProviderView> views = new ArrayList<>();
    for (ProviderName name : names) {
      Optional<PayoutProvider> provider = providers.find(name);
      views.add(
          new ProviderView(
              name,
              states.getOrDefault(name, ProviderState.SUSPENDED),
              breakers.stateOf(name),
              provider.map(PayoutProvider::profile).orElse(null),
              provider.map(Ability::of).orElse(Set.of()),
              restored.get(name),
              history.stream().filter(change -> change.provider().equals(name)).toList()));
    }
    return views;
  }
}
