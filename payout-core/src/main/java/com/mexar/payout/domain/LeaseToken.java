package com.mexar.payout.domain;

import java.util.UUID;

/** Drawn anew with every lease, so that a holder that was overtaken is told apart from the next. */
public record LeaseToken(UUID value) {}
