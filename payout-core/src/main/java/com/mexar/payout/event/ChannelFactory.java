package com.mexar.payout.event;

import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.Optional;

/** Makes a channel from its settings. Found by {@link java.util.ServiceLoader}. */
public interface ChannelFactory {

  /** The name under which the channel is configured. */
  String name();

  /**
   * Makes the channel, or nothing where its settings are absent, which switches it off. No I/O.
   *
   * @throws SettingsException with every fault of the settings
   */
  Optional<EventChannel> create(Settings settings);
}
