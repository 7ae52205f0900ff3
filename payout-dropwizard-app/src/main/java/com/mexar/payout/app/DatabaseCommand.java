package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.AfterRestore;
import com.mexar.payout.store.Stores;
import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code db migrate [config.yml]} brings the schema up to date without starting the host; {@code db
 * end-after-restore [config.yml]} has running and future hosts look no more for what a restore
 * lost.
 */
final class DatabaseCommand extends OnDatabase {
  private static final String END_AFTER_RESTORE = "end-after-restore";

  private final PrintStream out;

  DatabaseCommand(ConfigurationReader reader, PrintStream out) {
    super(reader, "db", "Looks after the database");
    this.out = out;
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument(ACTION)
        .choices("migrate", END_AFTER_RESTORE)
        .help("brings the schema up to date, or ends what server --after-restore began");
    addFile(parser);
    AfterRestoreOption.addActTo(parser);
  }

  @Override
  void work(Database database, Namespace arguments) {
    if (END_AFTER_RESTORE.equals(arguments.getString(ACTION))) {
      endAfterRestore(database.stores(), AfterRestoreOption.act(arguments, "not given"));
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
}
