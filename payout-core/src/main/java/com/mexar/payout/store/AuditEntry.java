package com.mexar.payout.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to what, and why.
 *
 * @param id the order of the acts
 * @param actor {@code operator:NAME} or {@code client:NAME}
 * @param action such as {@code provider.set-state}
 * @param target such as {@code provider:transfez} or {@code payout:ID}
 * @param reason as an operator gave it; null for a client, who gives none
 */
public record AuditEntry(
    long id, Instant at, String actor, String action, String target, @Nullable String reason) {}
