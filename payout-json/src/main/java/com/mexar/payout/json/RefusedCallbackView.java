package com.mexar.payout.json;

import com.mexar.payout.domain.ProviderName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback that was refused, as operators see it: nothing of what it carried was kept.
 *
 * @param id in the order of arrival; no id of a callback that was kept looks like it
 * @param reason in words of ours
 * @param bytes length of the body; null where it was not read
 */
public record RefusedCallbackView(
    long id,
    ProviderName provider,
    String reason,
    String remoteAddress,
    @Nullable Integer bytes,
    Instant receivedAt) {}
