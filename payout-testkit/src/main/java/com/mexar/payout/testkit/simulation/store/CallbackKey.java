package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ProviderName;
import java.util.Comparator;

/** By what a callback is known: its nonce, or where it has none, its content. */
record CallbackKey(ProviderName provider, String known) implements Comparable<CallbackKey> {
  private static final Comparator<CallbackKey> ORDER =
      Comparator.comparing(CallbackKey::provider).thenComparing(CallbackKey::known);

  @Override
  public int compareTo(CallbackKey other) {
    return ORDER.compare(this, other);
  }
}
