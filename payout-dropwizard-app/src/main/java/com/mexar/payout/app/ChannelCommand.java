package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Stores;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * {@code channel list|forget}: how far each channel is in the log, and that one is no more. The log
 * is kept for every channel that was ever on, so one that is switched off for good is forgotten by
 * hand.
 */
final class ChannelCommand extends Command {
  private static final String ACTION = "action";

  private final ConfigurationReader reader;
  private final PrintStream out;

  ChannelCommand(ConfigurationReader reader, PrintStream out) {
    super("channel", "Looks after the channels of events");
    this.reader = reader;
    this.out = out;
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers actions = parser.addSubparsers().dest(ACTION).metavar("list|forget");
    Subparser list = actions.addParser("list").help("how far each channel is");
    Subparser forget = actions.addParser("forget").help("the log is not kept for it any more");
    forget.addArgument("channel").help("as list shows it");
    for (Subparser action : new Subparser[] {list, forget}) {
      action.addArgument("file").nargs("?").help("configuration file");
    }
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws IOException {
    String file = arguments.getString("file");
    String yaml = file == null ? "" : Files.readString(Path.of(file));
    try (Database database = Database.open(reader.readDatabase(yaml), Clock.systemUTC())) {
      if ("list".equals(arguments.getString(ACTION))) {
        list(database.stores());
      } else {
        forget(database.stores(), arguments.getString("channel"));
      }
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    Complaint.print(cli.getStdErr(), "cannot do this", failure);
  }

  private void list(Stores stores) {
    Statistics statistics = stores.transactions().inTransaction(tx -> stores.statistics().read(tx));
    for (Statistics.Channel channel : statistics.channels()) {
      out.printf(
          "%-12s  at position %d, %d waiting%n",
          channel.channel(), channel.position(), channel.waiting().count());
    }
  }

  private static void forget(Stores stores, String channel) {
    boolean forgotten =
        stores.transactions().inTransaction(tx -> stores.channels().forget(tx, channel));
    if (!forgotten) {
      throw new StartException(
          "there is no such channel, or a host sends on it",
          new IllegalArgumentException("no channel"));
    }
  }
}
