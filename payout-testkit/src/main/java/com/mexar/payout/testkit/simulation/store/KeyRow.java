package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.PayoutId;
import java.time.Instant;

/** A request that was accepted, by its key. */
record KeyRow(ClientWord key, Fingerprint content, PayoutId payout, Instant createdAt) {}
