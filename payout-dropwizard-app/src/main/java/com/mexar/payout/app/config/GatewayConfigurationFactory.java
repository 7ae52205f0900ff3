package com.mexar.payout.app.config;

import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Puts our reader in the place of Dropwizard's, which would stop at the first unknown or malformed
 * setting and opens every knob of Jetty to the file.
 */
public final class GatewayConfigurationFactory
    implements ConfigurationFactory<GatewayConfiguration> {
  private final ConfigurationReader reader;
  private final Function<HostSettings, LoggingFactory> logging;
  private final Function<HostSettings, ServerFactory> server;

  public GatewayConfigurationFactory(
      ConfigurationReader reader,
      Function<HostSettings, LoggingFactory> logging,
      Function<HostSettings, ServerFactory> server) {
    this.reader = reader;
    this.logging = logging;
    this.server = server;
  }

  @Override
  public GatewayConfiguration build(ConfigurationSourceProvider provider, String path)
      throws IOException {
    try (InputStream file = provider.open(path)) {
      return configuration(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public GatewayConfiguration build() {
    return configuration("");
  }

  private GatewayConfiguration configuration(String yaml) {
    GatewayConfiguration configuration = new GatewayConfiguration(reader.read(yaml));
    configuration.setLoggingFactory(logging.apply(configuration.settings()));
    configuration.setServerFactory(server.apply(configuration.settings()));
    return configuration;
  }
}
