package com.mexar.payout.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the inbox without what it carries: neither its address, which holds a token, nor
 * its body, which may hold personal data.
 *
 * @param arrivals how often the same bytes came
 * @param bytes length of the body
 * @param verdict what it last led to; null until it was first looked at
 * @param reference the attempt that the proof of its authenticity names
 * @param due whether a worker will look at it again
 */
public record KeptCallback(
    UUID id,
    ProviderName provider,
    Instant receivedAt,
    Instant lastArrivalAt,
    int arrivals,
    String remoteAddress,
    int bytes,
    @Nullable Verdict verdict,
    @Nullable AttemptReference reference,
    @Nullable PayoutId payout,
    boolean due) {}
