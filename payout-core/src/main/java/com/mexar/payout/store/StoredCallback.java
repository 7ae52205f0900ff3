package com.mexar.payout.store;

import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.ProviderName;
import java.time.Instant;
import java.util.UUID;

/**
 * A callback in the inbox.
 *
 * @param tries how often it was concluded before without finding its attempt
 */
public record StoredCallback(
    UUID id, ProviderName provider, VerifiedCallback callback, Instant receivedAt, int tries) {}
