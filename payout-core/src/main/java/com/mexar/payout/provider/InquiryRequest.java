package com.mexar.payout.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt is asked for.
 *
 * @param transactionId the provider's own id, where one is known
 * @param trace the span of this call, to be sent along where the provider takes it
 */
public record InquiryRequest(
    AttemptReference reference,
    PayoutInstruction instruction,
    @Nullable String transactionId,
    TraceContext trace) {}
