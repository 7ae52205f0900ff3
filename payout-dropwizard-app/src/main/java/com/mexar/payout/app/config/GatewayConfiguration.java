package com.mexar.payout.app.config;

import io.dropwizard.core.Configuration;

/** What Dropwizard carries from the command line to the application. */
public final class GatewayConfiguration extends Configuration {
  private final HostSettings settings;

  public GatewayConfiguration(HostSettings settings) {
    this.settings = settings;
  }

  public HostSettings settings() {
    return settings;
  }
}
