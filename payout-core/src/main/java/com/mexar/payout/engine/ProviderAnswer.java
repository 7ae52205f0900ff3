package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;

/**
 * What whoever asks about no payout is told.
 *
 * @param <R> what a provider says
 */
public sealed interface ProviderAnswer<R> {

  /** What the provider that was asked said. */
  record Answered<R>(ProviderName provider, R outcome) implements ProviderAnswer<R> {}

  /** No provider that is active can be asked about this. */
  record NobodyToAsk<R>() implements ProviderAnswer<R> {}

  /** As many questions as may be are under way already. */
  record Busy<R>() implements ProviderAnswer<R> {}
}
