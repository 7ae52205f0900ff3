package com.mexar.payout.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers the gateway's process in a file, so that one whose demo was killed is found and ended
 * by the next. Its start is remembered too, since process ids are used again.
 */
final class LeftBehind {

  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 50;

  private final Path file;

  LeftBehind(Path file) {
    this.file = file;
  }

  void remember(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + started(process) + "\n");
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Whether a process was remembered and not forgotten, running or not. */
  boolean isThere() {
    return Files.exists(file);
  }

  /** The process that an earlier demo started, if it still runs. */
  Optional<ProcessHandle> find() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2 || !words[0].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    Instant begun = Instant.parse(words[1]);
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(LeftBehind::runs)
        .filter(
            found -> Duration.between(begun, started(found)).abs().compareTo(START_TOLERANCE) < 0);
  }

  /** Ends a process: politely first, and by force where that takes longer than the patience. */
  static void end(ProcessHandle process, Duration patience) throws InterruptedException {
    process.destroy();
    if (!ends(process, patience)) {
      process.destroyForcibly();
      ends(process, patience);
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (runs(process)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      awaitExit(process);
    }
    return true;
  }

  private static void awaitExit(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }

  /** A dead process whose parent never asks for its end stays listed, without a program. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
