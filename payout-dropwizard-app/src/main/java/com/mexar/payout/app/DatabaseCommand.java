package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.AfterRestore;
import com.mexar.payout.store.Stores;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code db migrate [config.yml]} brings the schema up to date without starting the host; {@code db
 * end-after-restore [config.yml]} has running and future hosts look no more for what a restore
 * lost.
 */
final class DatabaseCommand extends Command {
  private static final String END_AFTER_RESTORE = "end-after-restore";

  private final ConfigurationReader reader;
  private final PrintStream out;

  DatabaseCommand(ConfigurationReader reader, PrintStream out) {
    super("db", "Looks after the database");
    this.reader = reader;
    this.out = out;
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("action")
        .choices("migrate", END_AFTER_RESTORE)
        .help("brings the schema up to date, or ends what server --after-restore began");
    parser.addArgument("file").nargs("?").help("configuration file");
    AfterRestoreOption.addActTo(parser);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws IOException {
    String file = arguments.getString("file");
    String yaml = file == null ? "" : Files.readString(Path.of(file));
    try (Database database = Database.open(reader.readDatabase(yaml), Clock.systemUTC())) {
      if (END_AFTER_RESTORE.equals(arguments.getString("action"))) {
        endAfterRestore(database.stores(), AfterRestoreOption.act(arguments, "not given"));
      }
    }
  }

  private void endAfterRestore(Stores stores, OperatorAct act) {
    Set<ProviderName> ended = AfterRestore.end(stores, act);
    out.println(
        ended.isEmpty()
            ? "Nothing was being looked for."
            : "No more is looked for at "
                + ended.stream()
                    .map(ProviderName::value)
                    .sorted()
                    .collect(Collectors.joining(", ")));
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Complaint.print(cli.getStdErr(), "cannot do this", failure);
  }
}
