package com.mexar.payout.json;

import com.mexar.payout.provider.ProviderState;

/**
 * Which state an operator wants a provider to be in.
 *
 * @param reason as {@link com.mexar.payout.domain.OperatorAct} takes it
 */
public record StateRequest(ProviderState state, String reason) {}
