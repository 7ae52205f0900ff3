package com.mexar.payout.domain;

import java.time.Instant;

/** That an accepted payout waits, why, and since when. */
public record Waiting(WaitCode code, Instant since) {}
