package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where this JVM does, as in many containers, its commands run
 * either in a user namespace of their own (unshare(1): files stay root's, while the process has an
 * overflow uid and no capability), or, where containers forbid that, as {@code nobody}
 * (setpriv(1)), who is then given the folder.
 */
enum Unprivileged {
  NOT_ROOT(""),
  NAMESPACE("unshare --user --"),
  NOBODY("setpriv --reuid 65534 --regid 65534 --clear-groups --");

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final int NOBODY_ID = 65534;

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /** How commands can be run here, tried out on the folder that they are to write to. */
  static Unprivileged way(Path folder) {
    if (!isRoot(folder)) {
      return NOT_ROOT;
    }
    for (Unprivileged way : List.of(NAMESPACE, NOBODY)) {
      if (way.works(folder)) {
        return way;
      }
    }
    throw new StackException(
        "PostgreSQL does not run as root, and neither user namespaces (unshare --user) nor setpriv"
            + " as nobody work on "
            + folder
            + " here: start as an ordinary user, or set PAYOUT_DB_URL");
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>();
    if (!prefix.isEmpty()) {
      all.addAll(List.of(prefix.split(" ", -1)));
    }
    all.addAll(command);
    return List.copyOf(all);
  }

  /** Gives the folder with all that is in it to the one who runs the commands. */
  void own(Path folder) {
    if (this != NOBODY) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.toList()) {
        Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be given to nobody", e);
    }
  }

  private boolean works(Path folder) {
    try {
      own(folder);
      Command.run(folder, BOUND, command(List.of("test", "-w", folder.toString())));
      return true;
    } catch (StackException | UncheckedIOException notHere) {
      return false;
    }
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
