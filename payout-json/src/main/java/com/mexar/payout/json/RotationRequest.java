package com.mexar.payout.json;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an endpoint are to be replaced.
 *
 * @param overlap how long the old ones go on to sign; null for as long as is usual
 * @param reason as {@link com.mexar.payout.domain.OperatorAct} takes it
 */
public record RotationRequest(@Nullable Duration overlap, String reason) {}
