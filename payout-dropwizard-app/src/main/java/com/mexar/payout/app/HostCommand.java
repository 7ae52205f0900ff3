package com.mexar.payout.app;

import com.mexar.payout.app.config.GatewayConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code server [config.yml]}: runs the host until it is told to stop. */
final class HostCommand extends ServerCommand<GatewayConfiguration> {
  private final Opened opened;

  HostCommand(GatewayApplication application, Opened opened) {
    super(application, "server", "Runs the gateway");
    this.opened = opened;
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    opened.stop();
    Complaint.print(cli.getStdErr(), "cannot start", failure);
  }
}
