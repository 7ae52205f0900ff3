package com.mexar.payout.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The one step to make.
 *
 * @param reference under which the provider shall know the attempt
 * @param step what the call may do at most: a {@code DRAFT} step must not move money
 * @param draft what the draft step left, or null where there was none
 * @param trace the span of this call, to be sent along where the provider takes it
 */
public record StepRequest(
    AttemptReference reference,
    PayoutInstruction instruction,
    StepKind step,
    @Nullable Draft draft,
    TraceContext trace) {}
