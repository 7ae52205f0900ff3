package com.mexar.payout.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program in a process of its own, with no setting but those given. Ends with its test. */
final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final Path log;

  ChildProcess(Path folder, Map<String, String> settings, List<String> command) throws IOException {
    log = Files.createTempFile(folder, "output", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(n -> Stream.of("PAYOUT_", "TRANSFEZ_", "ACME_", "JAVA_").anyMatch(n::startsWith));
    builder.environment().put("JAVA_HOME", Home.JAVA_HOME.toString());
    builder.environment().putAll(settings);
    process = builder.start();
  }

  /** Waits until it has printed that, and returns all that it has printed. */
  String awaitOutput(String text) {
    await().atMost(PATIENCE).until(() -> output().contains(text) || !process.isAlive());
    assertThat(output()).contains(text);
    return output();
  }

  /** Waits for its end, and returns its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end:\n" + output());
    }
    return process.exitValue();
  }

  boolean hasEnded() {
    return !process.isAlive();
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
