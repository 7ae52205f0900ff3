package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated provider is by nature, drawn once.
 *
 * @param drafted whether it drafts before it executes
 * @param trustNotFoundAfter what it promises of "not found"; a request is never longer on its way
 * @param blindFor how long after an execution its inquiries may not find it, at most
 * @param lies whether it sometimes says what is not so
 * @param states whether its callbacks are evidence; otherwise they are hints
 */
record Traits(
    ProviderName name,
    boolean drafted,
    RepeatedReference repeatedReference,
    @Nullable Duration trustNotFoundAfter,
    Duration blindFor,
    boolean lies,
    boolean states,
    int concurrency) {

  /** A request is on its way for less, and its payment found soon after. */
  static final Duration TRUST = Duration.ofSeconds(60);

  static Traits drawn(ProviderName name, Fates fates) {
    RepeatedReference repeated = fates.one(List.of(RepeatedReference.values()));
    boolean trusted = fates.oneIn(2);
    return new Traits(
        name,
        fates.oneIn(2),
        repeated,
        trusted ? TRUST : null,
        trusted ? Duration.ofSeconds(10) : Duration.ofSeconds(150),
        fates.oneIn(4),
        fates.oneIn(2),
        1 + fates.below(6));
  }
}
