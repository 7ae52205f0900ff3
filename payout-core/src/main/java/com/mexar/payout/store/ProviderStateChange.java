package com.mexar.payout.store;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who set a provider's state, when and why.
 *
 * @param from null where the provider was first seen
 */
public record ProviderStateChange(
    ProviderName provider,
    @Nullable ProviderState from,
    ProviderState to,
    String actor,
    String reason,
    Instant at) {}
