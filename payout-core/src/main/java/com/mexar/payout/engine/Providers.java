package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.PayoutProvider;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configured providers in the order of preference. Immutable. */
final class Providers {
  private final Map<ProviderName, PayoutProvider> byName = new LinkedHashMap<>();

  Providers(List<PayoutProvider> providers) {
    for (PayoutProvider provider : providers) {
      ProviderName name = provider.profile().name();
      if (byName.put(name, provider) != null) {
        throw new IllegalArgumentException("provider " + name + " is given twice");
      }
    }
  }

  Optional<PayoutProvider> find(ProviderName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * @throws IllegalStateException if it is not configured, which the start has ruled out
   */
  PayoutProvider get(ProviderName name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("provider " + name + " is not configured"));
  }

  Set<ProviderName> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  Collection<PayoutProvider> all() {
    return Collections.unmodifiableCollection(byName.values());
  }
}
