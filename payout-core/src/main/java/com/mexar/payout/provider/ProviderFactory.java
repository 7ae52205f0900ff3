package com.mexar.payout.provider;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.settings.SettingsException;

/**
 * Makes a provider from its settings. Found by {@link java.util.ServiceLoader}; making one by hand
 * and handing it to the engine is just as good.
 */
public interface ProviderFactory {

  /** The name under which the provider is configured. */
  ProviderName name();

  /**
   * Makes the provider; no I/O.
   *
   * @throws SettingsException with every fault of the settings
   */
  PayoutProvider create(ProviderSettings settings, ProviderContext context);
}
