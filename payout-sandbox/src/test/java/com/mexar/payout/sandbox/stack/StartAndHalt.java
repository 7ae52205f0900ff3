package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM that brings a part of the stack up and then dies at once, as after {@code kill -9}. */
final class StartAndHalt {

  private static final int KILLED = 137;

  private StartAndHalt() {}

  public static void main(String[] args) {
    Path dataDir = Path.of(args[1]);
    switch (args[0]) {
      case "postgres" -> LocalPostgres.kept(dataDir);
      case "kafka" -> LocalKafka.kept(dataDir, TopicCreation.ON_FIRST_USE);
      case "test-postgres" -> TestPostgres.start().freshDatabase();
      default -> throw new IllegalArgumentException(args[0]);
    }
    Runtime.getRuntime().halt(KILLED);
  }

  static Process launch(String what, Path dataDir) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StartAndHalt.class.getName(),
                what,
                dataDir.toString()))
        .inheritIO()
        .start();
  }
}
