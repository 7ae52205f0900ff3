package com.mexar.payout.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why: a canonical code, a text of ours, and what the provider itself said.
 *
 * @param provider the provider's raw code and text, or null where no provider was involved
 */
public record Reason(ReasonCode code, String text, @Nullable ProviderReason provider) {

  /** A reason of our own, in the code's own words. */
  public static Reason of(ReasonCode code) {
    return new Reason(code, code.meaning(), null);
  }

  public static Reason of(ReasonCode code, String text) {
    return new Reason(code, text, null);
  }

  /** A provider's reason under a canonical code, in the code's own words. */
  public static Reason of(ReasonCode code, ProviderReason provider) {
    return new Reason(code, code.meaning(), provider);
  }
}
