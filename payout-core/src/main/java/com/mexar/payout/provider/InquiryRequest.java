package com.mexar.payout.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt is asked for.
 *
 * @param transactionId the provider's own id, where one is known
 */
public record InquiryRequest(
    AttemptReference reference, PayoutInstruction instruction, @Nullable String transactionId) {}
