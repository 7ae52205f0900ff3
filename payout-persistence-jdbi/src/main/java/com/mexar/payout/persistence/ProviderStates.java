package com.mexar.payout.persistence;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands of each provider as one text, a column beside locked payouts: {@code name=STATE,…},
 * and {@code name=STATE=MICROS} where lost attempts are looked for since that microsecond.
 *
 * @param restored those with the time since which lost attempts are looked for
 */
record ProviderStates(
    Map<ProviderName, ProviderState> states, Map<ProviderName, Instant> restored) {
  /** Of all rows of {@code provider_state}. */
  static final String TEXT =
      """
      string_agg(provider || '=' || state
        || coalesce('=' || (extract(epoch FROM restored_at) * 1000000)::bigint, ''), ',')
      """;

  /** Null, as an aggregate over no rows is, stands for no provider. */
  static ProviderStates parse(@Nullable String text) {
    ProviderStates parsed = new ProviderStates(new TreeMap<>(), new TreeMap<>());
    if (text != null) {
      for (String row : text.split(",", -1)) {
        String[] parts = row.split("=", -1);
        ProviderName provider = new ProviderName(parts[0]);
        parsed.states.put(provider, ProviderState.valueOf(parts[1]));
        if (parts.length > 2) {
          parsed.restored.put(
              provider, Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS));
        }
      }
    }
    return parsed;
  }
}
