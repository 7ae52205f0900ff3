package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where this JVM does, its commands run in a user namespace of
 * their own (unshare(1)): files stay root's, while the process has an overflow uid and no
 * capability.
 */
final class Unprivileged {

  private static final List<String> UNSHARE = List.of("unshare", "--user", "--");

  private Unprivileged() {}

  /** What to put before a command, given a folder in which to try it. */
  static List<String> prefix(Path folder) {
    if (!isRoot(folder)) {
      return List.of();
    }
    try {
      Command.run(folder, Duration.ofSeconds(10), with(UNSHARE, List.of("true")));
    } catch (StackException | UncheckedIOException e) {
      throw new StackException(
          "PostgreSQL does not run as root, and user namespaces (unshare --user) are not available"
              + " here: start as an ordinary user, or set PAYOUT_DB_URL",
          e);
    }
    return UNSHARE;
  }

  static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return List.copyOf(all);
  }

  private static boolean isRoot(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, "uid-", null);
      try {
        return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written", e);
    }
  }
}
