package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a short command to its end. Its output goes through a file, not a pipe: a server that the
 * command leaves behind may keep the stream open for as long as it lives.
 */
final class Command {

  private static final int TAIL_CHARS = 2_000;

  private Command() {}

  static void run(Path folder, Duration bound, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "command-", ".out");
      try {
        Process process = builder(command).redirectOutput(output.toFile()).start();
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new StackException(command + " took longer than " + bound + tail(output));
        }
        if (process.exitValue() != 0) {
          throw new StackException(command + " ended with " + process.exitValue() + tail(output));
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while running " + command, e);
    }
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /**
   * The end of a log, on a line of its own, for an error's message; empty where there is no log.
   */
  static String tail(Path log) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
      return "\n" + text.substring(Math.max(0, text.length() - TAIL_CHARS));
    } catch (IOException noLog) {
      return "";
    }
  }
}
