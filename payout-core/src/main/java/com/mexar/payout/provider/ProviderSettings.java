package com.mexar.payout.provider;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.settings.Settings;
import java.util.Map;

/** The settings of one provider, whose faults are named {@code providers.NAME.KEY}. */
public final class ProviderSettings extends Settings {

  public ProviderSettings(ProviderName provider, Map<String, String> values) {
    super("providers." + provider, values);
  }
}
