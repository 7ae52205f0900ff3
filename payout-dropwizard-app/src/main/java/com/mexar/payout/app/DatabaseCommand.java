package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db migrate [config.yml]}: brings the schema up to date without starting the host. */
final class DatabaseCommand extends Command {
  private final ConfigurationReader reader;

  DatabaseCommand(ConfigurationReader reader) {
    super("db", "Looks after the database's schema");
    this.reader = reader;
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("action").choices("migrate").help("brings the schema up to date");
    parser.addArgument("file").nargs("?").help("configuration file");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws IOException {
    String file = arguments.getString("file");
    String yaml = file == null ? "" : Files.readString(Path.of(file));
    Database.open(reader.readDatabase(yaml), Clock.systemUTC()).close();
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Complaint.print(cli.getStdErr(), "cannot migrate", failure);
  }
}
