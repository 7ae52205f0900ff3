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

  /** Whether debited and fee together are surely no more than this. What is unknown is not. */
  public boolean isWithin(Money most) {
    return debited != null
        && fee != null
        && debited.currency().equals(most.currency())
        && fee.currency().equals(most.currency())
        && debited.minorUnits() <= most.minorUnits() - fee.minorUnits();
  }
}
