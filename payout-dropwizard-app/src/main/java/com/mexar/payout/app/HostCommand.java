package com.mexar.payout.app;

import com.mexar.payout.app.config.GatewayConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code server [config.yml] [--after-restore[=…]]}: runs the host until it is told to stop. */
final class HostCommand extends ServerCommand<GatewayConfiguration> {
  private final GatewayApplication application;
  private final Opened opened;

  HostCommand(GatewayApplication application, Opened opened) {
    super(application, "server", "Runs the gateway");
    this.application = application;
    this.opened = opened;
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    AfterRestoreOption.addTo(parser);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    AfterRestoreOption.of(arguments).ifPresent(application::startAfterRestore);
    super.run(bootstrap, arguments);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    opened.stop();
    Complaint.print(cli.getStdErr(), "cannot start", failure);
  }
}
