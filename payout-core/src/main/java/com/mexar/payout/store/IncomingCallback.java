package com.mexar.payout.store;

import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.ProviderName;
import java.time.Instant;
import java.util.UUID;

/** An authentic callback that is to be kept. */
public record IncomingCallback(
    UUID id, ProviderName provider, VerifiedCallback callback, Instant receivedAt) {}
