package com.mexar.payout.domain;

/**
 * Evidence that does not fit what is settled of an attempt. One payout holds each pair at most
 * once: the same claim again is a repetition, not a second contradiction.
 *
 * @param attempt the number of the attempt that the evidence speaks of
 */
public record Contradiction(int attempt, EvidenceKind claim) {}
