package com.mexar.payout.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payouts, newest first; what is null does not matter.
 *
 * @param provider of the last attempt
 * @param createdFrom at this time or later
 * @param createdTo before this time
 * @param before older than this payout, where a page goes on
 * @param limit at least 1
 */
public record PayoutQuery(
    @Nullable ClientId client,
    @Nullable Reference reference,
    @Nullable PayoutStatus status,
    @Nullable ProviderName provider,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    @Nullable PayoutId before,
    int limit) {

  /** All payouts. */
  public static PayoutQuery all(int limit) {
    return new PayoutQuery(null, null, null, null, null, null, null, limit);
  }
}
