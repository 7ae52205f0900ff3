package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.app.security.NewKey;
import com.mexar.payout.app.security.Role;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.persistence.ApiKeyTable;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * {@code api-key create|list|revoke}: keys by hand. A new key is printed alone on standard output,
 * this once; only its digest is kept. All that is said besides goes to standard error.
 */
final class ApiKeyCommand extends OnDatabase {

  private final PrintStream out;

  ApiKeyCommand(ConfigurationReader reader, PrintStream out) {
    super(reader, "api-key", "Makes, lists and revokes API keys");
    this.out = out;
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers actions = parser.addSubparsers().dest(ACTION).metavar("create|list|revoke");
    Subparser create = actions.addParser("create").help("prints a new key, this once");
    create.addArgument("--client").required(true).help("service or person that will hold it");
    create
        .addArgument("--role")
        .required(true)
        .choices(Arrays.stream(Role.values()).map(ApiKeyCommand::word).toList())
        .help("what the holder may do");
    Subparser list = actions.addParser("list").help("all keys that were ever made, by their ids");
    Subparser revoke = actions.addParser("revoke").help("a key opens nothing any more");
    revoke.addArgument("id").help("as list shows it");
    for (Subparser action : new Subparser[] {create, list, revoke}) {
      addFile(action);
    }
  }

  @Override
  void work(Database database, Namespace arguments) {
    ApiKeyTable keys = ApiKeyTable.in(database.connections());
    switch (arguments.getString(ACTION)) {
      case "create" -> create(keys, arguments.getString("client"), arguments.getString("role"));
      case "list" -> list(keys);
      default -> revoke(keys, arguments.getString("id"));
    }
  }

  private void create(ApiKeyTable keys, String client, String role) {
    ClientId holder;
    try {
      holder = new ClientId(client);
    } catch (InvalidValueException e) {
      throw new StartException("--" + e.getMessage(), e);
    }
    NewKey key = NewKey.draw(new SecureRandom());
    keys.create(holder.value(), role.toUpperCase(Locale.ROOT), key.digest().hex());
    out.println(key.text());
  }

  private void list(ApiKeyTable keys) {
    for (ApiKeyTable.Row row : keys.list()) {
      out.printf(
          "%s  %-8s  %-8s  made %s%s%n",
          row.id(),
          word(Role.valueOf(row.role())),
          row.isGood() ? "good" : "revoked",
          row.createdAt(),
          "  " + row.client());
    }
  }

  private static void revoke(ApiKeyTable keys, String id) {
    UUID named;
    try {
      named = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new StartException("there is no such key", e);
    }
    if (!keys.revoke(named)) {
      throw new StartException(
          "there is no such key, or it was revoked before", new IllegalArgumentException("no key"));
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
