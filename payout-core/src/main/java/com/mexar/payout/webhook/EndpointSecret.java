package com.mexar.payout.webhook;

import com.mexar.payout.settings.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks of an endpoint are signed with, in the form of Standard Webhooks: {@code whsec_}
 * and base64 for a secret that is shared (v1), {@code whsk_} and base64 for an Ed25519 key (v1a).
 * Does not print.
 *
 * @param endsAt from when on it signs no more, because another took its place; null while none did
 */
public record EndpointSecret(Secret text, @Nullable Instant endsAt) {}
