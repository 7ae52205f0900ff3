package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which callbacks, newest first; what is null does not matter.
 *
 * @param before older than this one, where a page goes on
 */
public record CallbackQuery(
    @Nullable ProviderName provider,
    @Nullable Verdict verdict,
    @Nullable PayoutId payout,
    @Nullable UUID before,
    int limit) {}
