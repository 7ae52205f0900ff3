package com.mexar.payout.json;

import com.mexar.payout.domain.ResolutionClaim;

/**
 * What an operator proposes of an attempt.
 *
 * @param reason as {@link com.mexar.payout.domain.OperatorAct} takes it
 */
public record ResolutionRequest(ResolutionClaim claim, String reason) {}
