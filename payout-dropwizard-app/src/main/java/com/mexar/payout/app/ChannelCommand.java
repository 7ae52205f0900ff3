package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Stores;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * {@code channel list|forget}: how far each channel is in the log, and that one is no more. The log
 * is kept for every channel that was ever on, so one that is switched off for good is forgotten by
 * hand.
 */
final class ChannelCommand extends OnDatabase {

  private final PrintStream out;

  ChannelCommand(ConfigurationReader reader, PrintStream out) {
    super(reader, "channel", "Looks after the channels of events");
    this.out = out;
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers actions = parser.addSubparsers().dest(ACTION).metavar("list|forget");
    Subparser list = actions.addParser("list").help("how far each channel is");
    Subparser forget = actions.addParser("forget").help("the log is not kept for it any more");
    forget.addArgument("channel").help("as list shows it");
    for (Subparser action : new Subparser[] {list, forget}) {
      addFile(action);
    }
  }

  @Override
  void work(Database database, Namespace arguments) {
    if ("list".equals(arguments.getString(ACTION))) {
      list(database.stores());
    } else {
      forget(database.stores(), arguments.getString("channel"));
    }
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
