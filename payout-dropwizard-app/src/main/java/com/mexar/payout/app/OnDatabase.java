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

/** A command that works on the database that a host would, whether or not one runs. */
abstract class OnDatabase extends Command {
  static final String ACTION = "action";
  private static final String FILE = "file";

  private final ConfigurationReader reader;

  OnDatabase(ConfigurationReader reader, String name, String description) {
    super(name, description);
    this.reader = reader;
  }

  /** Takes the configuration file as the last argument. */
  static void addFile(Subparser parser) {
    parser.addArgument(FILE).nargs("?").help("configuration file");
  }

  /** What the command does, by its arguments. */
  abstract void work(Database database, Namespace arguments);

  @Override
  public final void run(Bootstrap<?> bootstrap, Namespace arguments) throws IOException {
    String file = arguments.getString(FILE);
    String yaml = file == null ? "" : Files.readString(Path.of(file));
    try (Database database = Database.open(reader.readDatabase(yaml), Clock.systemUTC())) {
      work(database, arguments);
    }
  }

  @Override
  public final void onError(Cli cli, Namespace namespace, Throwable failure) {
    Complaint.print(cli.getStdErr(), "cannot do this", failure);
  }
}
