package com.mexar.payout.testkit.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A seed that every commit has of its own. */
final class CommitSeed {
  private static final int HEX_DIGITS = 12;
  private static final long OUTSIDE_OF_A_REPOSITORY = 1_000_000;

  private CommitSeed() {}

  /** From the name of the commit; always the same where there is no repository. */
  static long read() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
    String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    boolean isKnown = git.waitFor() == 0 && name.matches("[0-9a-f]{" + HEX_DIGITS + ",}\\s*");
    long seed =
        isKnown ? Long.parseLong(name.substring(0, HEX_DIGITS), 16) : OUTSIDE_OF_A_REPOSITORY;
    System.out.println("Seeds from " + seed + (isKnown ? ", of commit " + name.strip() : ""));
    return seed;
  }
}
