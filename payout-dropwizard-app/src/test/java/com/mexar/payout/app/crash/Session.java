package com.mexar.payout.app.crash;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a host says on one connection to PostgreSQL, followed so far that the commit of a
 * transaction which wrote something is known when it comes.
 */
final class Session {
  private static final Pattern WRITES =
      Pattern.compile("\\b(INSERT\\s+INTO|DELETE\\s+FROM|UPDATE\\s+\\w+(\\s+\\w+)?\\s+SET)\\b");

  private final Map<String, String> statements = new HashMap<>();
  private boolean wrote;

  /** Takes the next message; whether it commits what was written. */
  boolean commitsWrites(Message message) {
    return switch (message.type()) {
      case Message.PARSE -> {
        statements.put(message.text(0), message.text(1));
        yield false;
      }
      case Message.BIND -> runs(statements.getOrDefault(message.text(1), ""));
      case Message.QUERY -> runs(message.text(0));
      default -> false;
    };
  }

  private boolean runs(String sql) {
    String words = sql.strip().toUpperCase(Locale.ROOT);
    boolean commitsWrites = wrote && words.startsWith("COMMIT");
    if (words.startsWith("COMMIT") || words.startsWith("ROLLBACK")) {
      wrote = false;
    } else if (WRITES.matcher(words).find()) {
      wrote = true;
    }
    return commitsWrites;
  }
}
