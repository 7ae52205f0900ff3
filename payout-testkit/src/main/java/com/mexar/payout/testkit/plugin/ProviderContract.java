package com.mexar.payout.testkit.plugin;

import java.net.URI;

/**
 * What every plug-in keeps, whatever its provider: its profile is true, a step is made at most
 * once, what is not recognised is unknown, every answer of the provider is read as the outcome
 * table says, callbacks prove themselves, nothing secret is said. To be extended with a {@link
 * ProviderRig}; each test opens one of its own and closes it. Takes about a second for each way of
 * paying and each fault in which a provider does not answer.
 */
public abstract class ProviderContract
    implements ProfileRules, PaymentRules, WireRules, OutcomeRules, CallbackRules, AbilityRules {

  /**
   * Starts a simulator that knows nothing yet.
   *
   * @param callbacks the address below which it shall send its callbacks; the plug-in gets the same
   *     one from its context
   */
  protected abstract ProviderRig openRig(URI callbacks);

  @Override
  public final Bench bench() {
    return new Bench(this::openRig);
  }
}
