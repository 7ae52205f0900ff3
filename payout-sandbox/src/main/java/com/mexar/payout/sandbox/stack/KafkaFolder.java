package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one local Kafka keeps its log segments, its settings, its ports and the trace of its
 * process.
 */
record KafkaFolder(Path root) {

  /** The process that was started, and when, since numbers are used again. */
  record Trace(long pid, Instant startedAt) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    static Trace of(ProcessHandle process) {
      return new Trace(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid)
          .filter(Processes::isAlive)
          .filter(
              found -> {
                Duration off = Duration.between(startedAt, Trace.of(found).startedAt());
                return off.abs().compareTo(CLOCK_TOLERANCE) < 0;
              });
    }
  }

  /** The broker's own port, and the one of its controller. */
  record Ports(int broker, int controller) {}

  Path data() {
    return root.resolve("data");
  }

  Path settings() {
    return root.resolve("server.properties");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /** The working folder of the broker's process, by which it is found again. */
  Path run() {
    return root.resolve("run");
  }

  boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  Optional<Trace> trace() {
    return read("process")
        .map(line -> new Trace(Long.parseLong(line.get(0)), Instant.parse(line.get(1))));
  }

  void record(Trace trace) {
    write("process", trace.pid() + " " + trace.startedAt());
  }

  Optional<Ports> ports() {
    return read("ports")
        .map(line -> new Ports(Integer.parseInt(line.get(0)), Integer.parseInt(line.get(1))));
  }

  void record(Ports ports) {
    write("ports", ports.broker() + " " + ports.controller());
  }

  private Optional<List<String>> read(String name) {
    try {
      List<String> words = List.of(Files.readString(root.resolve(name)).strip().split(" ", -1));
      return words.size() == 2 ? Optional.of(words) : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private void write(String name, String line) {
    try {
      Path fresh = root.resolve(name + ".new");
      Files.writeString(fresh, line + "\n");
      Files.move(fresh, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(root.resolve(name) + " cannot be written", e);
    }
  }
}
