package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The two roles of a local PostgreSQL: the superuser, whom only this package uses, and the
 * gateway's own role, which owns its databases and nothing else. Passwords are drawn once and kept
 * in a file that only its owner reads: with {@code trust} every user of the machine could walk in.
 */
record Logins(String superPassword, String password) {

  static final String SUPERUSER = "postgres";
  static final String USER = "payout";

  private static final int BYTES = 24;

  static Logins read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() != 2) {
        throw new StackException(
            file + " does not hold the two passwords of the database beside it");
      }
      return new Logins(lines.get(0), lines.get(1));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** New passwords, on disk before a cluster is made that would be closed without them. */
  static Logins drawInto(Path file, SecureRandom random) {
    Logins drawn = new Logins(draw(random), draw(random));
    String text = drawn.superPassword + "\n" + drawn.password + "\n";
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Folders.writePrivately(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return drawn;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static String draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Logins[hidden]";
  }
}
