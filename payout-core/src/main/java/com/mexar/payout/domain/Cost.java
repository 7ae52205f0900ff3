package com.mexar.payout.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt costs us at the provider. Any part may be unknown.
 *
 * @param debited what leaves our balance for the amount itself, without the fee
 * @param fee what the provider charges on top
 * @param rate the provider's rate as it states it, a plain decimal; never computed with
 */
public record Cost(@Nullable Money debited, @Nullable Money fee, @Nullable String rate) {

  /** Debited and fee together, or null where either is unknown or they are of two currencies. */
  public @Nullable Money total() {
    if (debited == null || fee == null || !debited.currency().equals(fee.currency())) {
      return null;
    }
    return debited.plus(fee);
  }
}
