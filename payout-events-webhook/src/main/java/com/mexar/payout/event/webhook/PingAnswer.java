package com.mexar.payout.event.webhook;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver said to a ping.
 *
 * @param message the {@code webhook-id} that it was sent under
 * @param status of the answer; null where there was none
 * @param outcome in words of ours; nothing that the receiver sent
 */
public record PingAnswer(
    UUID message, boolean delivered, @Nullable Integer status, String outcome, Duration duration) {}
