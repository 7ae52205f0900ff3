package com.mexar.payout.persistence;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Provider states as one text, {@code name=STATE,…}: a column beside locked payouts. Stateless. */
final class ProviderStates {
  private ProviderStates() {}

  /** Null, as an aggregate over no rows is, stands for no provider. */
  static Map<ProviderName, ProviderState> parse(@Nullable String text) {
    Map<ProviderName, ProviderState> states = new TreeMap<>();
    if (text != null) {
      for (String pair : text.split(",", -1)) {
        int equals = pair.indexOf('=');
        states.put(
            new ProviderName(pair.substring(0, equals)),
            ProviderState.valueOf(pair.substring(equals + 1)));
      }
    }
    return states;
  }
}
